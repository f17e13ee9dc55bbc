package dev.tidegate.jobs;

import dev.tidegate.jobs.desk.EventRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Keeps a record as it stands. It parses nothing, so nothing that a stranger writes can make the
 * source throw; a topic without LogAppendTime does, because desk time would be the senders'.
 */
final class EventRecordDeserializer implements KafkaRecordDeserializationSchema<EventRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<EventRecord> out) {
    if (record.timestampType() != TimestampType.LOG_APPEND_TIME) {
      throw new IllegalStateException(
          record.topic()
              + " must have message.timestamp.type=LogAppendTime, a record has "
              + record.timestampType());
    }
    out.collect(
        new EventRecord(
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
            record.value()));
  }

  @Override
  public TypeInformation<EventRecord> getProducedType() {
    return TypeInformation.of(EventRecord.class);
  }
}
