package dev.tidegate.jobs.insight;

import static java.util.Objects.requireNonNull;

import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.Source;
import dev.tidegate.event.TopicNames;
import dev.tidegate.insight.Noted;
import dev.tidegate.insight.Notes;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the records of four topics what insight needs. A record that cannot be read is counted
 * and left out: those of the log are among the reply job's dead letters.
 */
public final class NotedDeserializer implements KafkaRecordDeserializationSchema<Noted> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable InsightMetrics metrics;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    metrics = new InsightMetrics(context.getMetricGroup());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Noted> out) {
    try {
      noted(record).ifPresent(out::collect);
    } catch (MalformedRecordException | InvalidFieldException e) {
      requireNonNull(metrics).dropped(InsightMetrics.Reason.MALFORMED);
    }
  }

  private static Optional<Noted> noted(ConsumerRecord<byte[], byte[]> record)
      throws MalformedRecordException {
    byte[] value = record.value();
    if (value == null) {
      throw new MalformedRecordException("malformed_json", "no value");
    }
    String place = new Source(record.partition(), record.offset(), 0).toString();
    return switch (record.topic()) {
      case TopicNames.DECISIONS -> decision(Json.read(value, Decision.class));
      case TopicNames.OBLIGATIONS -> obligation(Json.read(value, Obligation.class));
      case TopicNames.BOARD -> Optional.of(Notes.of(Json.read(value, Board.class), place));
      default -> event(Json.logRecord(value), place, record.timestamp());
    };
  }

  private static Optional<Noted> decision(Decision decision) {
    Source unused = Source.parse(decision.source());
    return Notes.of(decision);
  }

  private static Optional<Noted> obligation(Obligation obligation) {
    Source unused = Source.parse(obligation.source());
    return Optional.of(Notes.of(obligation));
  }

  private static Optional<Noted> event(LogRecord record, String place, long appendMs) {
    if (record instanceof OrderEvent order) {
      return Notes.of(order, place, appendMs);
    }
    return record instanceof ChatEvent chat ? Notes.of(chat, place, appendMs) : Optional.empty();
  }

  @Override
  public TypeInformation<Noted> getProducedType() {
    return TypeInformation.of(Noted.class);
  }
}
