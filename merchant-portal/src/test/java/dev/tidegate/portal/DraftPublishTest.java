package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.PortalClient.Response;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.KeywordRule.Effect;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(PortalWorldExtension.class)
class DraftPublishTest {
  private static final KeywordRule RULE =
      new KeywordRule("K1", List.of("暗号"), List.of(), List.of(), Effect.REPLY, "小鹿来了");

  private PortalWorld world;
  private String merchant;
  private PortalClient client;

  @BeforeEach
  void signIn(PortalWorld world) throws Exception {
    this.world = world;
    merchant = world.newMerchant();
    client = world.signedIn(merchant);
  }

  @Test
  void aNewMerchantHasAnEmptyDraftAndNothingPublished() throws Exception {
    // When
    JsonNode draft = client.read("/api/draft");
    // Then
    assertThat(draft.get("revision").asLong()).isZero();
    assertThat(draft.get("publishedVersion").isNull()).isTrue();
    assertThat(draft.get("keywordRules")).isEmpty();
    assertThat(draft.get("policy").get("faqThreshold").asDouble())
        .isEqualTo(Policy.defaults().faqThreshold());
    assertThat(client.read("/api/releases")).isEmpty();
  }

  @Test
  void publishingPutsBodyThenReleaseOnTheLogWellWithinASecond() throws Exception {
    // Given
    saveRules(0, RULE);
    long startMs = System.currentTimeMillis();
    // When
    Response response = client.post("/api/draft/publish", Map.of("revision", 1));
    // Then
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().get("version").asLong()).isEqualTo(1);
    assertThat(response.body().get("release").asLong()).isEqualTo(1);
    await().atMost(Duration.ofSeconds(5)).until(() -> !releases().isEmpty());
    ConsumerRecord<String, byte[]> body = only(TopicNames.RULESETS, merchant + "/1");
    ConsumerRecord<String, byte[]> release = releases().get(0);
    assertThat(Json.read(body.value(), RuleSet.class).keywordRules()).containsExactly(RULE);
    assertThat(Json.logRecord(release.value())).isEqualTo(new ReleaseChanged(merchant, 1, 1));
    assertThat(release.timestamp() - startMs).isLessThan(1_000);
    LoggerFactory.getLogger(DraftPublishTest.class)
        .atWarn()
        .addKeyValue("ms", release.timestamp() - startMs)
        .log("From the request to the log");
    assertThat(body.timestamp()).isLessThanOrEqualTo(release.timestamp());
    await()
        .untilAsserted(
            () -> {
              ConsumerRecord<String, byte[]> view = only(TopicNames.RELEASES, merchant);
              assertThat(release.timestamp()).isLessThanOrEqualTo(view.timestamp());
            });
    JsonNode draft = client.read("/api/draft");
    assertThat(draft.get("publishedVersion").asLong()).isEqualTo(1);
    assertThat(draft.get("changed").asBoolean()).isFalse();
  }

  @Test
  void eachPublishHasAHigherVersionAndRelease() throws Exception {
    // Given
    saveRules(0, RULE);
    client.post("/api/draft/publish", Map.of("revision", 1));
    // When
    Response second = client.post("/api/draft/publish", Map.of("revision", 1));
    // Then
    assertThat(second.body().get("version").asLong()).isEqualTo(2);
    JsonNode releases = client.read("/api/releases");
    assertThat(releases).hasSize(2);
    assertThat(releases.get(0).get("number").asLong()).isEqualTo(2);
    assertThat(releases.get(0).get("stable").asBoolean()).isTrue();
    assertThat(releases.get(1).get("stable").asBoolean()).isFalse();
    assertThat(releases.get(0).get("by").asText()).isEqualTo(merchant);
  }

  @Test
  void aSaveOnTopOfAnotherSaveIsRefusedAndTellsTheRevision() throws Exception {
    // Given
    saveRules(0, RULE);
    // When
    Response late = client.put("/api/draft/faq", Map.of("revision", 0, "items", List.of()));
    Response latePublish = client.post("/api/draft/publish", Map.of("revision", 0));
    // Then
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body().get("revision").asLong()).isEqualTo(1);
    assertThat(late.body().get("type").asText()).isEqualTo("urn:tidegate:problem:conflict");
    assertThat(latePublish.status()).isEqualTo(409);
    assertThat(client.read("/api/draft").get("revision").asLong()).isEqualTo(1);
  }

  @Test
  void aDraftWithErrorsIsSavedWithItsProblemsButNotPublished() throws Exception {
    // Given
    KeywordRule noReply =
        new KeywordRule("K1", List.of("a"), List.of(), List.of(), Effect.REPLY, "");
    // When
    Response saved = saveRules(0, noReply);
    Response refused = client.post("/api/draft/publish", Map.of("revision", 1));
    // Then
    JsonNode problem = saved.body().get("problems").get(0);
    assertThat(problem.get("part").asText()).isEqualTo("keywordRules");
    assertThat(problem.get("id").asText()).isEqualTo("K1");
    assertThat(problem.get("field").asText()).isEqualTo("reply");
    assertThat(problem.get("severity").asText()).isEqualTo("error");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().get("problems")).hasSize(1);
    assertThat(client.read("/api/releases")).isEmpty();
    assertThat(world.read(TopicNames.RULESETS, merchant + "/1")).isEmpty();
  }

  @Test
  void aRuleSetThatTheLogWouldNotTakeIsNotPublished() throws Exception {
    // Given
    KeywordRule[] rules =
        IntStream.range(0, 2_200)
            .mapToObj(
                i ->
                    new KeywordRule(
                        "K" + i,
                        List.of("w" + i),
                        List.of(),
                        List.of(),
                        Effect.REPLY,
                        "好".repeat(150)))
            .toArray(KeywordRule[]::new);
    saveRules(0, rules);
    // When
    Response refused = client.post("/api/draft/publish", Map.of("revision", 1));
    // Then
    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
    assertThat(refused.body().get("type").asText())
        .isEqualTo("urn:tidegate:problem:rules-too-large");
    assertThat(refused.body().get("detail").asText()).contains("900000");
    assertThat(client.read("/api/releases")).isEmpty();
  }

  @Test
  void aMalformedSaveNamesTheField() throws Exception {
    // Given
    byte[] body =
        "{\"revision\":0,\"items\":[{\"id\":\"A1\",\"question\":\"q\",\"similar\":[],\"answer\":\"\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    // When
    Response response = client.put("/api/draft/faq", body);
    // Then
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body().get("field").asText()).isEqualTo("items[0].answer");
    assertThat(response.raw().headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }

  @Test
  void savingThePolicyChangesOnlyThePolicy() throws Exception {
    // Given
    saveRules(0, RULE);
    Policy policy = new Policy(0.7, 1_000, 60_000, 30_000, 60_000, Policy.CHANNELS);
    // When
    Response response = client.put("/api/draft/policy", Map.of("revision", 1, "policy", policy));
    // Then
    assertThat(response.status()).isEqualTo(200);
    JsonNode draft = client.read("/api/draft");
    assertThat(draft.get("policy").get("faqThreshold").asDouble()).isEqualTo(0.7);
    assertThat(draft.get("keywordRules")).hasSize(1);
  }

  private Response saveRules(long revision, KeywordRule... rules) throws Exception {
    Response response =
        client.put(
            "/api/draft/keywordRules", Map.of("revision", revision, "items", List.of(rules)));
    assertThat(response.status()).as("%s", response.body()).isEqualTo(200);
    return response;
  }

  private List<ConsumerRecord<String, byte[]>> releases() {
    return world.events(merchant);
  }

  private ConsumerRecord<String, byte[]> only(String topic, String key) {
    List<ConsumerRecord<String, byte[]>> found = world.read(topic, key);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
