package dev.tidegate.portal.projector;

import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.event.Source;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.database.Database;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Figures and outcomes: the highest revision and the strongest outcome stay. */
record InsightProjection(ArchiveKeys keys) implements Projection {
  private static final String MINUTE =
      """
      INSERT INTO insight_minute AS known (merchant, room, at_ms, revision, figures, rulings,
                                           answers, waits, clusters_sealed)
      VALUES ($1, $2, $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb, $8::text::jsonb, $9)
      ON CONFLICT (merchant, room, at_ms) DO UPDATE
      SET revision = excluded.revision, figures = excluded.figures, rulings = excluded.rulings,
          answers = excluded.answers, waits = excluded.waits,
          clusters_sealed = excluded.clusters_sealed
      WHERE excluded.revision >= known.revision
      """;
  private static final String NEXT =
      """
      INSERT INTO question_next AS known (merchant, part, off, n, next, rank, at_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (merchant, part, off, n) DO UPDATE
      SET next = excluded.next, rank = excluded.rank WHERE excluded.rank > known.rank
      """;

  @Override
  public String topic() {
    return TopicNames.INSIGHT;
  }

  @Override
  public void project(ConsumerRecord<String, byte[]> row, Batch batch)
      throws MalformedRecordException, InterruptedException {
    if (type(row.value()).equals(QuestionNext.class.getSimpleName())) {
      next(Json.read(row.value(), QuestionNext.class), batch);
    } else {
      minute(Json.read(row.value(), RoomMinute.class), batch);
    }
  }

  private static String type(byte[] value) throws MalformedRecordException {
    try {
      return Json.mapper().readTree(value).path("type").asText();
    } catch (IOException e) {
      throw new MalformedRecordException("malformed_json", e.getClass().getSimpleName());
    }
  }

  private static void next(QuestionNext next, Batch batch) {
    Source source = Source.parse(next.source());
    batch.add(
        NEXT,
        Tuple.tuple(
            Arrays.asList(
                next.merchant(),
                source.partition(),
                source.offset(),
                source.n(),
                next.next().name(),
                next.next().rank(),
                next.atMs())));
  }

  private void minute(RoomMinute minute, Batch batch) throws InterruptedException {
    String room = minute.room();
    batch.add(
        MINUTE,
        Tuple.tuple(
            Arrays.asList(
                minute.merchant(),
                room == null ? "" : room,
                minute.minuteMs(),
                minute.revision(),
                Columns.json(minute.figures()),
                Columns.json(minute.rulings()),
                Columns.json(minute.answers()),
                Columns.json(minute.waits()),
                sealed(minute.merchant(), minute.clusters()))));
  }

  private @Nullable String sealed(String merchant, List<RoomMinute.Cluster> clusters)
      throws InterruptedException {
    if (clusters.isEmpty()) {
      return null;
    }
    Optional<KeyRing> ring = Database.await(keys.find(merchant));
    return ring.isEmpty() ? null : ArchiveKeys.seal(ring.get(), Columns.json(clusters));
  }
}
