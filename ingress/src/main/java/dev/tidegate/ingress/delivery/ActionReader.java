package dev.tidegate.ingress.delivery;

import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Action;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Source;
import dev.tidegate.ingress.delivery.DeliveryMetrics.Dropped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads actions from their topic: repeats are dropped, and what is no action goes to the dead
 * letters. Confined to the core.
 */
final class ActionReader {
  private static final Logger LOG = LoggerFactory.getLogger(ActionReader.class);
  private static final String DEAD_LETTER = "deadLetter";

  /** Of what was read at once, people go first; what is alike keeps its order. */
  private static final Comparator<Delivery> MOST_URGENT =
      Comparator.comparing(d -> d.action.kind());

  private final SendStage.Surroundings around;
  private final ObjLongConsumer<OwnedPartition> finished;

  /**
   * @param finished told of a record's place when nothing more is to be done about it
   */
  ActionReader(SendStage.Surroundings around, ObjLongConsumer<OwnedPartition> finished) {
    this.around = around;
    this.finished = finished;
  }

  /** The actions that are new, the most urgent first. */
  List<Delivery> read(
      OwnedPartition p, List<ConsumerRecord<String, byte[]>> records, long readAtNanos) {
    List<Delivery> read = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      p.offsets.started(record.offset());
      if (record.value() == null) {
        drop(p, record, "malformed_json", "no value");
        continue;
      }
      try {
        Action action = Json.read(record.value(), Action.class);
        if (p.sources.passes(action.merchant(), Source.parse(action.source()))) {
          read.add(new Delivery(p, record.offset(), action, readAtNanos));
        } else {
          repeated(p, record.offset());
        }
      } catch (MalformedRecordException e) {
        drop(p, record, e.reason(), e.detail());
      } catch (InvalidFieldException e) {
        drop(p, record, "invalid_field", e.field());
      }
    }
    read.sort(MOST_URGENT);
    return read;
  }

  /** It is on its way, or was. */
  void repeated(OwnedPartition p, long offset) {
    around.metrics().dropped(Dropped.REPEAT);
    finished.accept(p, offset);
  }

  private void drop(
      OwnedPartition p, ConsumerRecord<String, byte[]> record, String reason, String detail) {
    around.metrics().dropped(Dropped.MALFORMED);
    LOG.atError()
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("An action cannot be read and goes to the dead letters");
    DeadLetter letter =
        new DeadLetter(
            record.topic(), record.partition(), record.offset(), reason, detail, sealed(record));
    around.log().deadLetter(letter, () -> finished.accept(p, record.offset()));
  }

  /** The bytes, sealed by the merchant that the key names; empty when there is no such merchant. */
  private String sealed(ConsumerRecord<String, byte[]> record) {
    KeyRing keys = record.key() == null ? null : around.destinations().keys(record.key());
    if (keys == null || record.value() == null) {
      return "";
    }
    return keys.seal(DEAD_LETTER, record.value());
  }
}
