package dev.tidegate.jobs;

import dev.tidegate.event.Json;
import dev.tidegate.event.Travelling;
import dev.tidegate.log.Partitions;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one topic as JSON under their key, on the partition of their merchant.
 *
 * @param partitions how many the topic has
 * @param merchant whose partition it is; null = any partition
 */
record TopicSerializer<T extends Travelling>(
    String topic,
    int partitions,
    @Nullable SerializableFunction<T, String> merchant,
    SerializableFunction<T, String> key)
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T value, KafkaSinkContext context, @Nullable Long timestamp) {
    Integer partition =
        merchant == null ? null : Partitions.partitionOf(merchant.apply(value), partitions);
    return new ProducerRecord<>(
        topic, partition, key.apply(value).getBytes(StandardCharsets.UTF_8), Json.bytes(value));
  }
}
