package dev.tidegate.log;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** On which partition a merchant lives: the same in every producer and in the Flink sink. */
public final class Partitions {
  private Partitions() {}

  /**
   * The partition of a merchant among {@code n}: CRC-32 (IEEE 802.3) of the UTF-8 merchant id,
   * modulo n. Fixed for ever: another function would move merchants between partitions.
   */
  public static int partitionOf(String merchant, int n) {
    if (n <= 0) {
      throw new IllegalArgumentException("n must be positive, was " + n);
    }
    CRC32 crc = new CRC32();
    crc.update(merchant.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % n);
  }

  /** A record on the merchant's partition. A null value is a tombstone. */
  public static ProducerRecord<String, byte[]> record(
      String topic, int n, String merchant, String key, byte @Nullable [] value) {
    return new ProducerRecord<>(topic, partitionOf(merchant, n), key, value);
  }
}
