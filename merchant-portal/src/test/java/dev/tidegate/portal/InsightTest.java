package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.QuestionNext.Next;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.event.RoomMinute.Cluster;
import dev.tidegate.event.Source;
import dev.tidegate.event.TopicNames;
import dev.tidegate.event.TraceStep;
import dev.tidegate.portal.database.Database;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From tidegate.insight to the report, and from each figure to the comments behind it. */
@ExtendWith(PortalWorldExtension.class)
class InsightTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long HOUR_MS = 3_600_000;

  private PortalWorld world;
  private String merchant;
  private PortalClient client;
  private long minuteMs;

  @BeforeEach
  void signIn(PortalWorld given) throws Exception {
    world = given;
    merchant = world.newMerchant();
    client = world.signedIn(merchant);
    minuteMs = System.currentTimeMillis() / 60_000 * 60_000 - HOUR_MS;
  }

  @Test
  void theReportAddsMinutesUpAndTakesTheHighestRevisionOfEach() throws Exception {
    // Given: an hour ago all had their time; a minute of now has not
    minute("room-1", minuteMs, 2, Map.of("comments", 1L), Map.of());
    minute(
        "room-1",
        minuteMs,
        9,
        Map.of(
            "comments",
            40L,
            "questions",
            20L,
            "byRule",
            8L,
            "byFaq",
            2L,
            "toHost",
            4L,
            "followed",
            10L,
            "bought",
            3L,
            "askedAgain",
            1L),
        Map.of("500", 6L, "3000", 3L, "more", 1L));
    minute("room-1", minuteMs, 8, Map.of("comments", 39L), Map.of());
    minute("room-2", minuteMs + 60_000, 3, Map.of("comments", 5L, "followed", 1L), Map.of());
    minute("room-1", minuteMs + HOUR_MS, 1, Map.of("followed", 2L, "confirmed", 1L), Map.of());

    // When
    await().atMost(SOON).until(() -> figure(report(""), "comments") == 45);
    await().atMost(SOON).until(() -> figure(report(""), "followed") == 13);
    JsonNode report = report("");

    // Then
    assertThat(figure(report, "byRule")).isEqualTo(8);
    assertThat(figure(report, "byProduct")).isZero();
    assertThat(report.get("silent").asLong()).isEqualTo(7);
    assertThat(report.get("open").asLong()).isEqualTo(1);
    assertThat(report.get("waits").get("halfWithinMs").asLong()).isEqualTo(500);
    assertThat(report.get("waits").get("nineInTenWithinMs").asLong()).isEqualTo(3_000);
    assertThat(report.get("rulings").get(0).get("reason").asText()).isEqualTo("flood");
    assertThat(report.get("answers").get(0).get("answerId").asText()).isEqualTo("K1");
    assertThat(report.get("rooms")).hasSize(2);
    assertThat(figure(report("&room=room-2"), "comments")).isEqualTo(5);
    assertThat(report("&room=room-2").get("rooms")).hasSize(2);
    assertThat(sum(report.get("series"), "comments")).isEqualTo(45);
  }

  @Test
  void hotQuestionsAreSealedInTheDatabaseAndWholeInTheReport() throws Exception {
    // Given: the same cluster at two moments
    board(minuteMs, 3, new Cluster("c1", "多少钱", 2, 5, false, true));
    board(minuteMs + 60_000, 4, new Cluster("c1", "多少钱", 7, 30, false, true));
    board(minuteMs + 120_000, 5, new Cluster("c2", "起球吗", 3, 9, true, false));

    // When
    await().atMost(SOON).until(() -> report("").get("hot").size() == 2);
    JsonNode hot = report("").get("hot");

    // Then
    assertThat(hot.get(0).get("cluster").get("text").asText()).isEqualTo("多少钱");
    assertThat(hot.get(0).get("cluster").get("comments").asLong()).isEqualTo(30);
    assertThat(hot.get(1).get("cluster").get("needsPerson").asBoolean()).isTrue();
    Pool pool = Database.pool(world.vertx(), world.config().postgres());
    Database.await(
            pool.preparedQuery(
                    "SELECT clusters_sealed AS c FROM insight_minute WHERE merchant = $1")
                .execute(Tuple.of(merchant)))
        .forEach(row -> assertThat(row.getString("c")).isNotEmpty().doesNotContain("多少钱", "text"));
    Database.await(pool.close());
  }

  @Test
  void eachFigureOpensTheCommentsBehindIt() throws Exception {
    // Given
    RecordMetadata price = decide("d1", Disposition.ANSWERED, "merchant_answer", "keyword_hit");
    RecordMetadata size = decide("d2", Disposition.ANSWERED, "merchant_answer", "faq_match");
    decide("d3", Disposition.ANSWERED, "product_data", "product_answer");
    decide("d4", Disposition.HIDDEN, "flood", "flood");
    next(price, Next.CONFIRMED);
    next(price, Next.BOUGHT);
    next(price, Next.ASKED_AGAIN);
    next(size, Next.PERSON);

    // When
    await().atMost(SOON).until(() -> ids("").size() == 4);
    await().atMost(SOON).until(() -> ids("&next=person").size() == 1);

    // Then
    assertThat(ids("&by=rule")).containsExactly("d1");
    assertThat(ids("&by=faq")).containsExactly("d2");
    assertThat(ids("&by=product")).containsExactly("d3");
    assertThat(ids("&next=bought")).containsExactly("d1");
    assertThat(ids("&next=confirmed")).isEmpty();
    assertThat(ids("&next=silent")).containsExactly("d3");
    assertThat(ids("&disposition=HIDDEN&reason=flood")).containsExactly("d4");
    assertThat(ids("&said=question")).hasSize(4);
    assertThat(ids("&answer=K1")).hasSize(4);
    assertThat(ids("&answer=K2")).isEmpty();
    assertThat(ids("&from=0&to=" + price.timestamp())).isEmpty();
    assertThat(ids("&from=" + price.timestamp())).hasSize(4);
  }

  @Test
  void nobodySeesAnothersFiguresAndBadSpansAreRefused() throws Exception {
    // Given
    minute("room-1", minuteMs, 1, Map.of("comments", 1L), Map.of());
    await().atMost(SOON).until(() -> figure(report(""), "comments") == 1);

    // Then
    PortalClient other = world.signedIn(world.newMerchant());
    assertThat(figure(other.read(path("")), "comments")).isZero();
    assertThat(client.get("/api/insight?from=5&to=5").status()).isEqualTo(400);
    assertThat(client.get("/api/insight?from=1&to=9999999999999").status()).isEqualTo(400);
    assertThat(client.get("/api/insight?from=x").status()).isEqualTo(400);
    assertThat(client.get("/api/decisions?by=luck").status()).isEqualTo(400);
    assertThat(new PortalClient(world.url()).get("/api/insight").status()).isEqualTo(401);
  }

  private void minute(
      String room, long atMs, long revision, Map<String, Long> figures, Map<String, Long> waits)
      throws Exception {
    write(
        new RoomMinute(
            merchant,
            room,
            atMs,
            revision,
            figures,
            Map.of("HIDDEN/flood", 3L, "ANSWERED/merchant_answer", 1L),
            Map.of("K1", 3L),
            waits,
            0,
            List.of()));
  }

  private void board(long atMs, long seq, Cluster cluster) throws Exception {
    write(
        new RoomMinute(
            merchant,
            "room-1",
            atMs,
            1,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            seq,
            List.of(cluster)));
  }

  private void next(RecordMetadata of, Next next) throws Exception {
    write(
        new QuestionNext(
            new Source(of.partition(), of.offset(), 0).toString(),
            merchant,
            "room-1",
            of.timestamp(),
            next));
  }

  private void write(Object value) throws Exception {
    world.write(TopicNames.INSIGHT, merchant, merchant, value);
  }

  private RecordMetadata decide(String id, Disposition disposition, String reason, String because)
      throws Exception {
    RecordMetadata said =
        world.write(
            TopicNames.EVENTS,
            merchant,
            merchant,
            new ChatEvent(
                merchant + "/" + id,
                merchant,
                "a",
                "generic",
                ChatEvent.Kind.COMMENT,
                "room-1",
                "b1",
                "v1.x.y",
                id,
                1,
                2));
    world.write(
        TopicNames.DECISIONS,
        merchant,
        merchant,
        new Decision(
            new Source(said.partition(), said.offset(), 0).toString(),
            merchant,
            "ChatEvent",
            merchant + "/" + id,
            "room-1",
            "b1",
            disposition,
            reason,
            1L,
            true,
            null,
            "K1",
            List.of(),
            List.of(TraceStep.of(because)),
            said.timestamp()));
    return said;
  }

  private String path(String more) {
    return "/api/insight?from=" + (minuteMs - HOUR_MS) + "&to=" + (minuteMs + 2 * HOUR_MS) + more;
  }

  private JsonNode report(String more) throws Exception {
    return client.read(path(more));
  }

  private static long figure(JsonNode report, String code) {
    return report.get("figures").get(code).asLong();
  }

  private static long sum(JsonNode series, String field) {
    long sum = 0;
    for (JsonNode point : series) {
      sum += point.get(field).asLong();
    }
    return sum;
  }

  /** Words of the decisions that are shown, newest first. */
  private List<String> ids(String filter) throws Exception {
    List<String> ids = new ArrayList<>();
    client
        .read("/api/decisions?limit=50" + filter)
        .get("items")
        .forEach(item -> ids.add(item.path("text").asText()));
    return ids;
  }
}
