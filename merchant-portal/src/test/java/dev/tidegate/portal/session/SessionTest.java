package dev.tidegate.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.portal.PortalClient;
import dev.tidegate.portal.PortalClient.Response;
import dev.tidegate.portal.PortalWorld;
import dev.tidegate.portal.PortalWorldExtension;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class SessionTest {
  private PortalWorld world;
  private String merchant;
  private PortalClient client;

  @BeforeEach
  void newMerchant(PortalWorld given) throws Exception {
    world = given;
    merchant = world.newMerchant();
    client = new PortalClient(world.url());
  }

  @Test
  void signingInGivesASessionAndAStrictCookie() throws Exception {
    // When
    Response response = client.signIn(merchant, PortalWorld.PASSWORD);
    // Then
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().get("merchant").asText()).isEqualTo(merchant);
    assertThat(response.body().get("merchantName").asText()).isEqualTo("Shop " + merchant);
    assertThat(response.body().get("mustChangePassword").asBoolean()).isTrue();
    String cookie = response.raw().headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .startsWith("tidegate_session=")
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax", "Path=/", "Max-Age=43200");
    assertThat(client.read("/api/session").get("user").asText()).isEqualTo(merchant);
  }

  @Test
  void signingInAgainEndsTheFormerSessionOfTheBrowser() throws Exception {
    // Given
    client.signIn(merchant, PortalWorld.PASSWORD);
    PortalClient thief = new PortalClient(world.url());
    Response again = client.signIn(merchant, PortalWorld.PASSWORD);
    String former = again.raw().request().headers().firstValue("Cookie").orElseThrow();
    // When
    Response stolen = thief.with("Cookie", former).get("/api/draft");
    // Then
    assertThat(stolen.status()).isEqualTo(401);
    assertThat(client.get("/api/draft").status()).isEqualTo(200);
  }

  @Test
  void askingWhoIsSignedInIsNoProblemWhenNobodyIs() throws Exception {
    // When
    Response never = client.get("/api/session");
    Response forged = client.with("Cookie", "tidegate_session=guess").get("/api/session");
    // Then
    assertThat(never.status()).isEqualTo(200);
    assertThat(never.body().toString()).isEqualTo("{\"user\":null}");
    assertThat(never.raw().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(forged.status()).isEqualTo(200);
    assertThat(forged.body()).isEqualTo(never.body());
    assertThat(client.get("/api/draft").status()).isEqualTo(401);
    assertThat(client.delete("/api/session").status()).isEqualTo(401);
  }

  @Test
  void wrongPasswordAndUnknownUserGetTheSameAnswer() throws Exception {
    // When
    Response wrong = client.signIn(merchant, "not-the-password");
    Response unknown = client.signIn("nobody-" + merchant, "not-the-password");
    // Then
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.body().get("detail")).isEqualTo(unknown.body().get("detail"));
    assertThat(wrong.raw().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void guessingIsStoppedAndSaysWhenToTryAgain() throws Exception {
    // Given
    for (int i = 0; i < 5; i++) {
      client.signIn(merchant, "guess-" + i);
    }
    // When
    Response right = client.signIn(merchant, PortalWorld.PASSWORD);
    // Then
    assertThat(right.status()).isEqualTo(429);
    assertThat(right.raw().headers().firstValue("Retry-After")).contains("300");
  }

  @Test
  void anUnsafeMethodNeedsTheTokenOfTheSession() throws Exception {
    // Given
    client.signIn(merchant, PortalWorld.PASSWORD);
    Map<String, Long> body = Map.of("revision", 0L);
    // When
    Response without = client.without("X-CSRF-Token").post("/api/draft/publish", body);
    Response wrong = client.with("X-CSRF-Token", "guess").post("/api/draft/publish", body);
    // Then
    assertThat(without.status()).isEqualTo(403);
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(client.read("/api/releases")).isEmpty();
  }

  @Test
  void anotherSitesPageCannotSignIn() throws Exception {
    // When
    Response response =
        client.with("Origin", "https://evil.example").signIn(merchant, PortalWorld.PASSWORD);
    // Then
    assertThat(response.status()).isEqualTo(403);
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    // Given
    client.signIn(merchant, PortalWorld.PASSWORD);
    // When
    Response out = client.delete("/api/session");
    // Then
    assertThat(out.status()).isEqualTo(204);
    assertThat(client.read("/api/session").get("user").isNull()).isTrue();
    assertThat(client.get("/api/draft").status()).isEqualTo(401);
  }

  @Test
  void changingThePasswordEndsOtherSessionsAndTheInitialState() throws Exception {
    // Given
    client.signIn(merchant, PortalWorld.PASSWORD);
    PortalClient elsewhere = world.signedIn(merchant);
    // When
    Response tooShort = client.put("/api/session/password", change(PortalWorld.PASSWORD, "short"));
    Response wrong = client.put("/api/session/password", change("wrong", "a-new-password"));
    Response changed =
        client.put("/api/session/password", change(PortalWorld.PASSWORD, "a-new-password"));
    // Then
    assertThat(tooShort.status()).isEqualTo(422);
    assertThat(tooShort.body().get("field").asText()).isEqualTo("new");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body().get("field").asText()).isEqualTo("current");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(client.read("/api/session").get("mustChangePassword").asBoolean()).isFalse();
    assertThat(elsewhere.get("/api/draft").status()).isEqualTo(401);
    assertThat(new PortalClient(world.url()).signIn(merchant, "a-new-password").status())
        .isEqualTo(200);
  }

  @Test
  void problemsSpeakTheUsersLanguageAndPagesCarryStrictHeaders() throws Exception {
    // When
    Response chinese = client.with("Accept-Language", "zh-CN,zh;q=0.9").get("/api/draft");
    Response english = client.with("Accept-Language", "en-US").get("/api/draft");
    // Then
    assertThat(chinese.body().get("title").asText()).isEqualTo("请先登录");
    assertThat(english.body().get("title").asText()).isEqualTo("Please sign in");
    assertThat(english.body().get("traceId").asText()).isNotBlank();
    String policy = english.raw().headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe");
    assertThat(english.raw().headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(english.raw().headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void unknownPathsOfTheApiAreProblems() throws Exception {
    // When
    Response response = client.get("/api/nothing");
    // Then
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body().get("type").asText()).isEqualTo("urn:tidegate:problem:not-found");
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("current", current, "new", next);
  }
}
