package dev.tidegate.ingress.delivery;

import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Json;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.Partitions;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What delivery writes to Kafka. Called on the core, answers on the core. Claims are tried once,
 * because the ledger must be looked at again first; all else is appended again until it is
 * acknowledged.
 */
final class DeliveryLog {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
  static final long PAUSE_MS = 1_000;

  private final Producer<String, byte[]> producer;
  private final int partitions;
  private final Core core;

  DeliveryLog(Producer<String, byte[]> producer, int partitions, Core core) {
    this.producer = producer;
    this.partitions = partitions;
    this.core = core;
  }

  /** Appends a claim; {@code answered} gets null or the error. */
  void claim(
      OwnedPartition partition,
      LedgerKey key,
      LedgerClaim value,
      Consumer<@Nullable Exception> answered) {
    append(
        new ProducerRecord<>(
            TopicNames.LEDGER, partition.number, key.toString(), Json.bytes(value)),
        answered);
  }

  /** Appends an outcome to the ledger, surely in the end; it is heard of when it is read back. */
  void settle(OwnedPartition partition, LedgerOutcome value) {
    String key = LedgerKey.outcome(value.outcome().actionId()).toString();
    appendSurely(
        new ProducerRecord<>(TopicNames.LEDGER, partition.number, key, Json.bytes(value)),
        () -> {});
  }

  /** Puts an outcome on the log. */
  void publish(DeliveryOutcome outcome, Runnable acknowledged) {
    appendSurely(
        Partitions.record(
            TopicNames.EVENTS,
            partitions,
            outcome.merchant(),
            outcome.merchant(),
            Json.bytes(outcome)),
        acknowledged);
  }

  /** Puts away what could not be read. */
  void deadLetter(DeadLetter letter, Runnable acknowledged) {
    appendSurely(
        new ProducerRecord<>(
            TopicNames.DEADLETTERS, null, letter.sourceTopic(), Json.bytes(letter)),
        acknowledged);
  }

  private void appendSurely(ProducerRecord<String, byte[]> record, Runnable acknowledged) {
    append(
        record,
        error -> {
          if (error == null) {
            acknowledged.run();
            return;
          }
          LOG.atWarn()
              .addKeyValue("topic", record.topic())
              .addKeyValue("reason", error.getClass().getSimpleName())
              .log("Kafka did not take a record; it is appended again");
          core.after(PAUSE_MS, () -> appendSurely(record, acknowledged));
        });
  }

  private void append(
      ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> answered) {
    try {
      Future<RecordMetadata> unused =
          producer.send(record, (metadata, error) -> core.execute(() -> answered.accept(error)));
    } catch (KafkaException e) {
      core.execute(() -> answered.accept(e));
    }
  }
}
