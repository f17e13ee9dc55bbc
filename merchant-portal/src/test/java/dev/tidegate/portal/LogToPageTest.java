package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Json;
import dev.tidegate.event.Source;
import dev.tidegate.event.TopicNames;
import dev.tidegate.event.TraceStep;
import dev.tidegate.log.Partitions;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.projector.Projector;
import io.prometheus.client.CollectorRegistry;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(PortalWorldExtension.class)
class LogToPageTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private PortalWorld world;
  private String merchant;
  private PortalClient client;

  @BeforeEach
  void signIn(PortalWorld given) throws Exception {
    world = given;
    merchant = world.newMerchant();
    client = world.signedIn(merchant);
  }

  @Test
  void theDecisionLogShowsWordsMaskedWithTraceAndReplies() throws Exception {
    // Given
    RecordMetadata said = say("c1", "我电话13812345678 多少钱");
    decide(said, "c1", Disposition.ANSWERED, "keyword_rule");
    act(said, "c1", "a1", "今晚129元");
    outcome("a1", DeliveryOutcome.Status.REFUSED, "http_410");
    // When
    await().atMost(SOON).until(() -> repliesOf(firstItem()).equals(List.of("refused")));
    JsonNode item = firstItem();
    // Then
    assertThat(item.get("text").asText()).isEqualTo("我电话138******78 多少钱");
    assertThat(item.get("kind").asText()).isEqualTo("COMMENT");
    assertThat(item.get("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(item.get("buyer").asText()).isEqualTo("buyer-");
    assertThat(item.get("trace").get(0).get("words").asText())
        .isEqualTo("Keyword rule K1 matched: it says \"多少钱\".");
    assertThat(item.get("replies").get(0).get("text").asText()).isEqualTo("今晚129元");
    assertThat(item.get("replies").get(0).get("reason").asText()).isEqualTo("http_410");
  }

  @Test
  void theDecisionLogIsPagedWithoutGapsOrRepeats() throws Exception {
    // Given
    for (int i = 0; i < 7; i++) {
      decide(say("p" + i, "第" + i + "条"), "p" + i, Disposition.IGNORED, "nothing_to_do");
    }
    await().atMost(SOON).until(() -> items("").size() == 7);
    // When
    List<String> sources = new ArrayList<>();
    String before = "";
    do {
      JsonNode page = client.read("/api/decisions?limit=3" + before);
      page.get("items").forEach(item -> sources.add(item.get("source").asText()));
      before = page.get("next").isNull() ? null : "&before=" + page.get("next").asText();
    } while (before != null);
    // Then
    assertThat(sources).hasSize(7).doesNotHaveDuplicates();
    List<Source> parsed = sources.stream().map(Source::parse).toList();
    assertThat(parsed).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void theDecisionLogIsFilteredAndSearched() throws Exception {
    // Given
    decide(say("f1", "包邮吗"), "f1", Disposition.ANSWERED, "faq");
    decide(say("f2", "什么时候发货"), "f2", Disposition.JOINED, "question");
    await().atMost(SOON).until(() -> items("").size() == 2);
    await().atMost(SOON).until(() -> items("&q=%E5%8C%85%E9%82%AE").size() == 1);
    // When
    List<JsonNode> joined = items("&disposition=JOINED");
    // Then
    assertThat(joined).hasSize(1);
    assertThat(joined.get(0).get("reason").asText()).isEqualTo("question");
    assertThat(items("&room=elsewhere")).isEmpty();
    assertThat(client.get("/api/decisions?limit=0").status()).isEqualTo(400);
    assertThat(client.get("/api/decisions?before=x").status()).isEqualTo(400);
  }

  @Test
  void repeatsOfTheJobAreShownOnceAndOtherMerchantsSeeNothing() throws Exception {
    // Given
    RecordMetadata said = say("r1", "在吗");
    decide(said, "r1", Disposition.IGNORED, "nothing_to_do");
    decide(said, "r1", Disposition.IGNORED, "nothing_to_do");
    decide(say("r2", "在吗"), "r2", Disposition.IGNORED, "nothing_to_do");
    board("room-1", 1, "在吗");
    // When
    await().atMost(SOON).until(() -> items("").size() >= 2);
    // Then
    assertThat(items("")).hasSize(2);
    PortalClient other = world.signedIn(world.newMerchant());
    assertThat(other.read("/api/decisions").get("items")).isEmpty();
    assertThat(other.read("/api/rooms")).isEmpty();
    await().atMost(SOON).until(() -> client.read("/api/rooms").size() == 1);
  }

  @Test
  void aProjectionCanBeBuiltAgainFromTheLog() throws Exception {
    // Given
    decide(say("b1", "在吗"), "b1", Disposition.IGNORED, "nothing_to_do");
    PortalConfig config = world.config(world.newDatabase());
    Database.migrate(config.postgres());
    Pool pool = Database.pool(world.vertx(), config.postgres());
    long first;
    try (PortalServer server = start(config)) {
      assertThat(server.port()).isPositive();
      await().atMost(SOON).until(() -> count(pool) > 0);
      first = settledCount(pool);
    }
    // When
    Database.await(Projector.forget(pool, TopicNames.DECISIONS));
    Database.await(pool.query("DELETE FROM decision").execute());
    try (PortalServer again = start(config)) {
      assertThat(again.port()).isPositive();
      await().atMost(SOON).until(() -> count(pool) >= first);
    }
    // Then
    assertThat(count(pool)).isGreaterThanOrEqualTo(first);
    Database.await(pool.close());
  }

  @Test
  void aPageGetsBoardAndRepliesAndResumesWithoutTheBoardItHas() throws Exception {
    // Given
    board("room-1", 5, "多少钱 13812345678");
    await().atMost(SOON).until(() -> client.read("/api/rooms").size() == 1);
    // When
    try (Stream stream = new Stream(client.stream("/api/live/room-1"))) {
      // Then
      JsonNode board = stream.next("board");
      assertThat(stream.lastId).isEqualTo("5");
      assertThat(board.get("clusters").get(0).get("text").asText()).isEqualTo("多少钱 138******78");
      assertThat(world.server().liveClients()).isPositive();
      RecordMetadata said = say("l1", "多少钱");
      act(said, "l1", "live-1-" + merchant, "129元");
      JsonNode sending = stream.next("reply");
      assertThat(sending.get("status").asText()).isEqualTo("sending");
      assertThat(sending.get("text").asText()).isEqualTo("129元");
      outcome("live-1-" + merchant, DeliveryOutcome.Status.SENT, "http_200");
      JsonNode sent = stream.next("reply");
      while (!sent.get("status").asText().equals("sent")) {
        sent = stream.next("reply");
      }
      assertThat(sent.get("actionId")).isEqualTo(sending.get("actionId"));
    }
    try (Stream resumed =
        new Stream(client.with("Last-Event-ID", "5").stream("/api/live/room-1"))) {
      resumed.next("reply");
      assertThat(resumed.seen).doesNotContain("board");
      board("room-1", 6, "多少钱");
      assertThat(resumed.next("board").get("seq").asLong()).isEqualTo(6);
    }
    await().atMost(SOON).until(() -> world.server().liveClients() == 0);
  }

  @Test
  void manyChangesOfABoardReachThePageAtItsPaceAndEndWithTheNewest() throws Exception {
    // Given
    board("busy", 1, "1");
    await().atMost(SOON).until(() -> client.read("/api/rooms").size() == 1);
    try (Stream stream = new Stream(client.stream("/api/live/busy"))) {
      stream.next("board");
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      // When
      for (int seq = 2; seq <= 400; seq++) {
        byte[] value = Json.bytes(boardOf("busy", seq, "问题" + seq));
        sent.add(
            world
                .producer()
                .send(
                    Partitions.record(
                        TopicNames.BOARD,
                        PortalWorld.PARTITIONS,
                        merchant,
                        merchant + "/busy",
                        value)));
      }
      assertThat(sent).hasSize(399);
      // Then
      int events = 1;
      while (stream.next("board").get("seq").asLong() < 400) {
        events++;
      }
      assertThat(events).isLessThan(40);
    }
  }

  @Test
  void theProjectorsKeepUpWithThousandsOfRecords() throws Exception {
    // Given
    int records = 10_000;
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    // When
    for (int i = 0; i < records; i++) {
      ChatEvent chat = chat("bulk" + i, "第" + i + "条弹幕，多少钱");
      sent.add(
          world
              .producer()
              .send(
                  Partitions.record(
                      TopicNames.EVENTS,
                      PortalWorld.PARTITIONS,
                      merchant,
                      merchant,
                      Json.bytes(chat))));
    }
    long startNanos = System.nanoTime();
    sent.get(records - 1).get();
    Pool pool = Database.pool(world.vertx(), world.config().postgres());
    // Then
    await().atMost(SOON).until(() -> archived(pool) == records);
    LoggerFactory.getLogger(LogToPageTest.class)
        .atWarn()
        .addKeyValue("records", records)
        .addKeyValue("ms", (System.nanoTime() - startNanos) / 1_000_000)
        .log("Projected");
    Database.await(pool.close());
  }

  private long archived(Pool pool) throws InterruptedException {
    return Database.await(
            pool.preparedQuery("SELECT count(*) AS n FROM archive_event WHERE merchant = $1")
                .execute(Tuple.of(merchant)))
        .iterator()
        .next()
        .getLong("n");
  }

  private PortalServer start(PortalConfig config) throws Exception {
    return PortalServer.start(world.vertx(), config, new CollectorRegistry(), Clock.systemUTC());
  }

  private static long count(Pool pool) throws InterruptedException {
    return Database.await(pool.query("SELECT count(*) AS n FROM decision").execute())
        .iterator()
        .next()
        .getLong("n");
  }

  /** The same number twice, half a second apart. */
  private static long settledCount(Pool pool) {
    long[] last = {-1};
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              long now = count(pool);
              boolean settled = now == last[0];
              last[0] = now;
              return settled;
            });
    return last[0];
  }

  private RecordMetadata say(String id, String text) throws Exception {
    return world.write(TopicNames.EVENTS, merchant, merchant, chat(id, text));
  }

  private ChatEvent chat(String id, String text) {
    return new ChatEvent(
        merchant + "/" + id,
        merchant,
        merchant + "-demo",
        "generic",
        ChatEvent.Kind.COMMENT,
        "room-1",
        "buyer-pseudonym-1",
        "v1.x.y",
        text,
        1,
        2);
  }

  private void decide(RecordMetadata at, String id, Disposition disposition, String reason)
      throws Exception {
    world.write(
        TopicNames.DECISIONS,
        merchant,
        merchant,
        new Decision(
            new Source(at.partition(), at.offset(), 0).toString(),
            merchant,
            "ChatEvent",
            merchant + "/" + id,
            "room-1",
            "buyer-pseudonym-1",
            disposition,
            reason,
            1L,
            true,
            null,
            "K1",
            List.of(),
            List.of(TraceStep.of("keyword_hit", "rule", "K1", "words", "多少钱")),
            at.timestamp()));
  }

  private void act(RecordMetadata at, String causeId, String actionId, String text)
      throws Exception {
    world.write(
        TopicNames.ACTIONS,
        merchant,
        merchant,
        new Action(
            new Source(at.partition(), at.offset(), 0).toString(),
            actionId,
            merchant,
            merchant + "-demo",
            "generic",
            Action.Channel.PUBLIC_REPLY,
            "room-1",
            "buyer-pseudonym-1",
            merchant + "/" + causeId,
            "v1.x.y",
            text,
            List.of(),
            Long.MAX_VALUE,
            0,
            2));
  }

  private void outcome(String actionId, DeliveryOutcome.Status status, String reason)
      throws Exception {
    world.write(
        TopicNames.EVENTS,
        merchant,
        merchant,
        new DeliveryOutcome(merchant, actionId, status, reason, 1, 3));
  }

  private void board(String room, long seq, String text) throws Exception {
    world.write(TopicNames.BOARD, merchant, merchant + "/" + room, boardOf(room, seq, text));
  }

  private Board boardOf(String room, long seq, String text) {
    return new Board(
        merchant,
        room,
        seq,
        seq,
        null,
        seq,
        1,
        0,
        0,
        0,
        0,
        List.of(new Board.Line("c1", text, 1, 1, 1, 1, false, null, null, false, null, List.of())),
        List.of(),
        List.of(),
        0,
        0,
        0);
  }

  private List<JsonNode> items(String query) throws Exception {
    List<JsonNode> items = new ArrayList<>();
    client.read("/api/decisions?limit=50" + query).get("items").forEach(items::add);
    return items;
  }

  private JsonNode firstItem() throws Exception {
    List<JsonNode> items = items("");
    return items.isEmpty() ? Json.mapper().createObjectNode() : items.get(0);
  }

  private static List<String> repliesOf(JsonNode item) {
    List<String> statuses = new ArrayList<>();
    item.path("replies").forEach(reply -> statuses.add(reply.get("status").asText()));
    return item.path("text").isTextual() ? statuses : List.of();
  }

  /** Server-sent events one by one; blocks until the next. */
  private static final class Stream implements AutoCloseable {
    private final InputStream in;
    private final BufferedReader lines;
    private final Set<String> seen = new HashSet<>();
    private String lastId = "";

    Stream(HttpResponse<InputStream> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      in = response.body();
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    JsonNode next(String wanted) throws Exception {
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          seen.add(event);
          if (event.equals(wanted)) {
            return Json.mapper().readTree(line.substring(6));
          }
        }
      }
      throw new AssertionError("the stream ended before " + wanted);
    }

    @Override
    public void close() throws Exception {
      in.close();
    }
  }
}
