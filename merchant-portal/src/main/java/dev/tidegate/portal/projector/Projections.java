package dev.tidegate.portal.projector;

import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Source;
import dev.tidegate.event.TopicNames;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.database.Database;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The projections of this release. */
final class Projections {
  private static final String EVENT =
      """
      INSERT INTO archive_event (merchant, part, off, event_id, room, buyer, kind, at_ms,
                                 text_sealed)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
      """;
  private static final String OUTCOME =
      """
      INSERT INTO action_outcome (merchant, action_id, status, reason, at_ms)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
      """;
  private static final String DECISION =
      """
      INSERT INTO decision (merchant, part, off, n, record_type, event_id, room, buyer,
                            disposition, reason, question, sku, answer_id, rule_set_version,
                            action_ids, trace, at_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
              $15::text::jsonb, $16::text::jsonb, $17) ON CONFLICT DO NOTHING
      """;
  private static final String ACTION =
      """
      INSERT INTO action_sent (merchant, action_id, part, off, n, room, buyer, in_reply_to, channel,
                               text_sealed, at_ms, expires_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
      """;

  private Projections() {}

  static List<Projection> all(ArchiveKeys keys) {
    return List.of(
        new Events(keys), new Decisions(), new Actions(keys), new InsightProjection(keys));
  }

  private static @Nullable String sealed(ArchiveKeys keys, String merchant, String text)
      throws InterruptedException {
    Optional<KeyRing> ring = Database.await(keys.find(merchant));
    return ring.isEmpty() ? null : ArchiveKeys.seal(ring.get(), text);
  }

  /** What was said, and what became of actions: the first outcome of an action stays. */
  private record Events(ArchiveKeys keys) implements Projection {
    @Override
    public String topic() {
      return TopicNames.EVENTS;
    }

    @Override
    public void project(ConsumerRecord<String, byte[]> row, Batch batch)
        throws MalformedRecordException, InterruptedException {
      LogRecord record = Json.logRecord(row.value());
      if (record instanceof ChatEvent chat) {
        batch.add(
            EVENT,
            Tuple.of(
                chat.merchant(),
                row.partition(),
                row.offset(),
                chat.id(),
                chat.room(),
                chat.buyer(),
                chat.kind().name(),
                row.timestamp(),
                sealed(keys, chat.merchant(), chat.text())));
      } else if (record instanceof DeliveryOutcome outcome) {
        batch.add(
            OUTCOME,
            Tuple.of(
                outcome.merchant(),
                outcome.actionId(),
                outcome.status().name(),
                outcome.reason(),
                row.timestamp()));
        batch.repliesChanged(outcome.merchant());
      }
    }
  }

  /** Repeats carry the same source and so the same key. */
  private record Decisions() implements Projection {
    @Override
    public String topic() {
      return TopicNames.DECISIONS;
    }

    @Override
    public void project(ConsumerRecord<String, byte[]> row, Batch batch)
        throws MalformedRecordException {
      Decision decision = Json.read(row.value(), Decision.class);
      Source source = Source.parse(decision.source());
      batch.add(
          DECISION,
          Tuple.tuple(
              Arrays.asList(
                  decision.merchant(),
                  source.partition(),
                  source.offset(),
                  source.n(),
                  decision.recordType(),
                  decision.eventId(),
                  decision.room(),
                  decision.buyer(),
                  decision.disposition().name(),
                  decision.reason(),
                  decision.question(),
                  decision.sku(),
                  decision.answerId(),
                  decision.ruleSetVersion(),
                  Columns.json(decision.actionIds()),
                  Columns.json(decision.trace()),
                  decision.appendMs())));
    }
  }

  /** Repeats carry the same action id. */
  private record Actions(ArchiveKeys keys) implements Projection {
    @Override
    public String topic() {
      return TopicNames.ACTIONS;
    }

    @Override
    public void project(ConsumerRecord<String, byte[]> row, Batch batch)
        throws MalformedRecordException, InterruptedException {
      Action action = Json.read(row.value(), Action.class);
      if (action.kind() == Action.Kind.WITHDRAW) {
        return; // nobody is told anything by it
      }
      Source source = Source.parse(action.source());
      batch.add(
          ACTION,
          Tuple.tuple(
              Arrays.asList(
                  action.merchant(),
                  action.id(),
                  source.partition(),
                  source.offset(),
                  source.n(),
                  action.room(),
                  action.buyer(),
                  action.inReplyTo(),
                  action.channel().name(),
                  sealed(keys, action.merchant(), action.text()),
                  row.timestamp(),
                  action.expiresAtMs())));
      batch.repliesChanged(action.merchant());
    }
  }
}
