package dev.tidegate.load.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.tidegate.load.platform.ReplyBook.Repeats;
import dev.tidegate.load.platform.ReplyBook.Summary;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FakeMerchantEndpointTest {
  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

  /** Long, because the machine may be busy; a test that waits for it makes it short. */
  private Duration limit = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void closeVertx() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private FakeMerchantEndpoint anEndpoint(Repeats repeats) throws Exception {
    return FakeMerchantEndpoint.start(vertx, 0, SECRET, new ReplyBook(repeats, 2))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static String body(String event, String text) {
    return "{\"type\":\"reply\",\"account\":\"demo\",\"inReplyTo\":\""
        + event
        + "\",\"text\":\""
        + text
        + "\"}";
  }

  private HttpResponse<Void> post(FakeMerchantEndpoint endpoint, String id, String body)
      throws Exception {
    return post(endpoint, id, body, body);
  }

  private HttpResponse<Void> post(
      FakeMerchantEndpoint endpoint, String id, String signed, String sent) throws Exception {
    long seconds = System.currentTimeMillis() / 1000;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint.url()))
            .timeout(limit)
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(seconds))
            .header("webhook-signature", new Webhook(SECRET).sign(id, seconds, signed))
            .POST(HttpRequest.BodyPublishers.ofString(sent))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void aRepeatOfAnIdIsCountedAndShownOnce() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);

    // When
    post(endpoint, "a1", body("e1", "亲，129元"));
    post(endpoint, "a1", body("e1", "亲，129元"));

    // Then
    Summary summary = endpoint.book().summary();
    assertThat(endpoint.book().count("a1")).isEqualTo(2);
    assertThat(summary.requests()).isEqualTo(2);
    assertThat(summary.ids()).isOne();
    assertThat(summary.shown()).isOne();
    assertThat(summary.doubles()).isEmpty();
    assertThat(summary.changedBodies()).isEmpty();
  }

  @Test
  void aRepeatIsADoubleWhereKeysAreNotHonoured() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_EACH_TIME);

    // When
    post(endpoint, "a1", body("e1", "hi"));
    post(endpoint, "a1", body("e1", "hi"));

    // Then
    assertThat(endpoint.book().summary().doubles()).containsExactly("demo reply e1");
  }

  @Test
  void twoIdsThatAnswerOneEventAreADouble() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);

    // When
    post(endpoint, "a1", body("e1", "hi"));
    post(endpoint, "a2", body("e1", "hi"));

    // Then
    assertThat(endpoint.book().summary().doubles()).containsExactly("demo reply e1");
  }

  @Test
  void anIdWithAnotherBodyIsFound() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);

    // When
    post(endpoint, "a1", body("e1", "129"));
    post(endpoint, "a1", body("e1", "99"));

    // Then
    assertThat(endpoint.book().summary().changedBodies()).containsExactly("a1");
  }

  @Test
  void aWrongSignatureIsRefusedAndNotShown() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);

    // When
    HttpResponse<Void> response = post(endpoint, "a1", body("e1", "129"), body("e1", "1"));

    // Then
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(endpoint.book().summary().wrongSignatures()).isOne();
    assertThat(endpoint.book().summary().requests()).isZero();
  }

  @Test
  void theScriptIsFollowedAndThenTheUsualAnswerReturns() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);
    endpoint.willAnswer(
        ScriptedAnswer.tooMany(3), ScriptedAnswer.status(500).after(Duration.ofMillis(20)));

    // When
    HttpResponse<Void> first = post(endpoint, "a1", body("e1", "hi"));
    HttpResponse<Void> second = post(endpoint, "a1", body("e1", "hi"));
    HttpResponse<Void> third = post(endpoint, "a1", body("e1", "hi"));

    // Then
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("retry-after")).hasValue("3");
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(endpoint.book().summary().shown()).isOne();
  }

  @Test
  void aMessageThatIsTakenWithoutAnAnswerIsShown() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);
    limit = Duration.ofSeconds(3);
    endpoint.willAnswer(ScriptedAnswer.takeAndNeverAnswer(), ScriptedAnswer.takeAndCut());

    // When
    var never = assertThatThrownBy(() -> post(endpoint, "a1", body("e1", "hi")));
    var cut = assertThatThrownBy(() -> post(endpoint, "a2", body("e2", "hi")));

    // Then
    never.isInstanceOf(HttpTimeoutException.class);
    cut.isInstanceOf(IOException.class);
    assertThat(endpoint.book().summary().shown()).isEqualTo(2);
  }

  @Test
  void onlyTheLastBodiesAreKept() throws Exception {
    // Given
    FakeMerchantEndpoint endpoint = anEndpoint(Repeats.SHOWN_ONCE);

    // When
    for (int i = 0; i < 3; i++) {
      post(endpoint, "a" + i, body("e" + i, "hi"));
    }

    // Then
    assertThat(endpoint.book().last())
        .extracting(ReplyBook.Received::id)
        .containsExactly("a1", "a2");
  }
}
