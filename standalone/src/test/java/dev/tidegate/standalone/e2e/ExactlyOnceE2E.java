package dev.tidegate.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidegate.event.Json;
import dev.tidegate.event.Source;
import dev.tidegate.standalone.FreePorts;
import dev.tidegate.standalone.ProductProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signed in by a signer that is not ours, decided, signed out, checked by the same foreign library:
 * each comment gets its reply once, also across a stop and start and across {@code kill -9}. A
 * Kafka client of another make then finds one decision per record, and both ledgers are exact.
 */
class ExactlyOnceE2E {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CALM = 40;
  private static final int UNDER_FIRE = 300;
  private static final int CLOUD_EVENTS = 2;
  private static final int KILLS = 5;
  private static final int ALL = 2 * CALM + UNDER_FIRE + CLOUD_EVENTS;

  @TempDir Path folder;

  @Test
  void everyCommentIsAnsweredOnce_acrossStopAndKill() throws Exception {
    int port = FreePorts.base(1);
    try (ProductProcess product =
        new ProductProcess(
            folder, "--no-demo", "--endpoint", "http://127.0.0.1:" + port + "/replies")) {
      // Given
      product.start();
      Shop shop = new Shop(product);
      assertThat(shop.importAndPublish().path("version").asLong()).isPositive();
      try (NodeScript endpoint =
          NodeScript.start("endpoint.mjs", "", Integer.toString(port), shop.outSecret())) {
        await().atMost(LIMIT).until(() -> !endpoint.lines().isEmpty());

        // When
        accepted(NodeScript.run(LIMIT, "send.mjs", comments(shop, "calm", CALM)));
        await().atMost(LIMIT).until(() -> replies(endpoint).size() == CALM);
        assertThat(product.stop()).isZero();
        product.start();
        accepted(NodeScript.run(LIMIT, "send.mjs", comments(shop, "again", CALM)));
        killInTheMiddle(product, shop, endpoint);
        assertThat(
                NodeScript.run(
                    LIMIT, "cloudevents.mjs", "", shop.inbox(), shop.inSecret(), "run-1"))
            .extracting(line -> line.path("status").asInt())
            .containsExactly(202, 202);

        // Then
        await().atMost(LIMIT).until(() -> replies(endpoint).size() >= ALL);
        await().atMost(LIMIT).until(() -> closed(product, "sent") >= ALL);
        assertEachReplyOnce(endpoint, ALL);
        assertLedgersExact(
            product, NodeScript.run(LIMIT, "decisions.mjs", "", product.bootstrap()));
      }
    }
  }

  /** Seed of the moments of the kills: the same moments in every run, printed with the result. */
  private static final long SEED = 20_261_121;

  @Test
  @Tag("full")
  void fiveKillsAtRandomMomentsLoseNothingAndDoubleNothing() throws Exception {
    int port = FreePorts.base(1);
    Random random = new Random(SEED);
    try (ProductProcess product =
        new ProductProcess(
            folder, "--no-demo", "--endpoint", "http://127.0.0.1:" + port + "/replies")) {
      // Given
      product.start();
      Shop shop = new Shop(product);
      shop.importAndPublish();
      try (NodeScript endpoint =
          NodeScript.start("endpoint.mjs", "", Integer.toString(port), shop.outSecret())) {
        await().atMost(LIMIT).until(() -> !endpoint.lines().isEmpty());

        // When
        for (int round = 0; round < KILLS; round++) {
          int before = replies(endpoint).size();
          int moment = 1 + random.nextInt(UNDER_FIRE - 1);
          try (NodeScript sender =
              NodeScript.start("send.mjs", comments(shop, "round-" + round, UNDER_FIRE))) {
            await().atMost(LIMIT).until(() -> replies(endpoint).size() >= before + moment);
            product.kill();
            product.start();
            accepted(sender.finish(LIMIT.multipliedBy(2)));
          }
          int due = (round + 1) * UNDER_FIRE;
          await().atMost(LIMIT).until(() -> replies(endpoint).size() >= due);
        }

        // Then
        assertEachReplyOnce(endpoint, KILLS * UNDER_FIRE);
        Ledgers ledgers = new Ledgers(product.bootstrap());
        await().atMost(LIMIT).until(() -> ledgers.count().openQuestions().isEmpty());
        Ledgers.Count count = ledgers.count();
        assertThat(count.undecided()).isEmpty();
        assertThat(count.decidedTwice()).isEmpty();
        assertThat(count.wrongObligations()).isEmpty();
        assertThat(count.closedBy()).containsOnly(Map.entry("SENT", (long) KILLS * UNDER_FIRE));
      }
    }
  }

  private static void killInTheMiddle(ProductProcess product, Shop shop, NodeScript endpoint)
      throws Exception {
    int before = replies(endpoint).size();
    try (NodeScript sender = NodeScript.start("send.mjs", comments(shop, "fire", UNDER_FIRE))) {
      await().atMost(LIMIT).until(() -> replies(endpoint).size() > before + UNDER_FIRE / 4);
      product.kill();
      product.start();
      accepted(sender.finish(LIMIT.multipliedBy(2)));
    }
  }

  private static String comments(Shop shop, String run, int count) {
    ObjectNode input = Json.mapper().createObjectNode();
    input.put("url", shop.inbox());
    input.put("secret", shop.inSecret());
    input.put("deadlineMs", LIMIT.multipliedBy(2).toMillis());
    input.put("ratePerSecond", 50);
    ArrayNode messages = input.putArray("messages");
    for (int i = 0; i < count; i++) {
      String id = run + "-" + i;
      ObjectNode body = Json.mapper().createObjectNode();
      body.put("type", "comment").put("room", "room-1").put("text", "今晚暗号是啥");
      body.putObject("user").put("id", "buyer-" + id).put("nick", "买家" + i);
      messages.addObject().put("id", id).put("body", body.toString());
    }
    return input.toString();
  }

  private static void accepted(List<JsonNode> results) {
    assertThat(results).allSatisfy(r -> assertThat(r.path("status").asInt()).isEqualTo(202));
  }

  /** Replies by webhook-id, each with the bodies that came under it. */
  private static Map<String, Set<String>> replies(NodeScript endpoint) {
    Map<String, Set<String>> byId = new HashMap<>();
    for (JsonNode line : endpoint.lines()) {
      if (line.has("id")) {
        assertThat(line.path("verified").asBoolean()).as(line.path("problem").asText()).isTrue();
        byId.computeIfAbsent(line.path("id").asText(), id -> new HashSet<>())
            .add(line.path("body").asText());
      }
    }
    return byId;
  }

  private static void assertEachReplyOnce(NodeScript endpoint, int expected) throws Exception {
    Map<String, Set<String>> replies = replies(endpoint);
    assertThat(replies).hasSize(expected);
    assertThat(replies.values()).allSatisfy(bodies -> assertThat(bodies).hasSize(1));
    Set<String> answered = new HashSet<>();
    for (Set<String> bodies : replies.values()) {
      JsonNode body = Json.mapper().readTree(bodies.iterator().next());
      assertThat(body.path("text").asText()).contains("小鹿来了");
      assertThat(answered.add(body.path("inReplyTo").asText())).isTrue();
    }
  }

  private static void assertLedgersExact(ProductProcess product, List<JsonNode> decisions)
      throws Exception {
    Map<Source, String> once = new TreeMap<>();
    for (JsonNode line : decisions) {
      JsonNode decision = Json.mapper().readTree(line.path("value").asText());
      String before =
          once.put(Source.parse(decision.path("source").asText()), line.path("value").asText());
      assertThat(before == null || before.equals(line.path("value").asText()))
          .as("a repeat is byte-equal")
          .isTrue();
    }
    Set<String> records =
        once.keySet().stream()
            .map(source -> source.partition() + "@" + source.offset())
            .collect(Collectors.toSet());
    assertThat(records).as("one decision per record").hasSize(once.size());
    await().atMost(LIMIT).until(() -> logged(product) == once.size());
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(
                        product.metric("tidegate_obligations_open")
                            + closed(product, "sent")
                            + closed(product, "expired")
                            + closed(product, "refused")
                            + closed(product, "uncertain"))
                    .as("opened = open now + closed")
                    .isEqualTo(
                        product.metric("tidegate_obligations_opened_total{kind=\"question\",}")));
    assertThat(closed(product, "sent")).isEqualTo(ALL);
  }

  private static double closed(ProductProcess product, String by) throws Exception {
    return product.metric("tidegate_obligations_closed_total{by=\"" + by + "\",}");
  }

  private static double logged(ProductProcess product) throws Exception {
    double records = 0;
    for (String type :
        List.of(
            "account_changed",
            "chat_event",
            "delivery_outcome",
            "product_changed",
            "release_changed",
            "room_event")) {
      records += product.metric("tidegate_log_records_total{type=\"" + type + "\",}");
    }
    return records;
  }
}
