package dev.tidegate.jobs.desk;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Records of the current merchant that wait for a rule set, first in first out: one entry of state
 * per record, so that a checkpoint never copies a queue. Used on the task's thread with the key
 * context set.
 */
final class ParkedRecords {
  private static final String QUEUE = "parkedQueue";

  private final KeyedStateBackend<String> backend;
  private final KeyedValues<VoidNamespace, ParkedQueue> queue;
  private final KeyedValues<Long, KeyedRecord> records;

  ParkedRecords(KeyedStateBackend<String> backend, SerializerConfig serializers) {
    this.backend = backend;
    this.queue =
        KeyedValues.open(
            backend,
            serializers,
            QUEUE,
            VoidNamespaceSerializer.INSTANCE,
            ParkedQueue.class,
            Duration.ZERO);
    this.records =
        KeyedValues.open(
            backend,
            serializers,
            "parked",
            LongSerializer.INSTANCE,
            KeyedRecord.class,
            Duration.ZERO);
  }

  /** Merchants of this task that have parked records, whatever the current key is. */
  List<String> merchants() {
    try (Stream<String> keys = backend.getKeys(QUEUE, VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
  }

  /** The queue of the current merchant, null when nothing is parked. */
  @Nullable ParkedQueue queue() {
    return queue.get(VoidNamespace.INSTANCE);
  }

  void add(KeyedRecord record, long nowMs) {
    ParkedQueue now = queue();
    ParkedQueue before = now == null ? new ParkedQueue(0, 0, nowMs) : now;
    records.put(before.tail(), record);
    queue.put(
        VoidNamespace.INSTANCE,
        new ParkedQueue(before.head(), before.tail() + 1, before.sinceMs()));
  }

  /** The oldest parked record of the current merchant, null when nothing is parked. */
  @Nullable KeyedRecord first() {
    ParkedQueue now = queue();
    return now == null ? null : records.get(now.head());
  }

  /** Forgets the oldest; the queue must not be empty. */
  void removeFirst() {
    ParkedQueue now = queue();
    if (now == null) {
      throw new IllegalStateException("nothing is parked");
    }
    records.remove(now.head());
    if (now.head() + 1 == now.tail()) {
      queue.remove(VoidNamespace.INSTANCE);
    } else {
      queue.put(VoidNamespace.INSTANCE, new ParkedQueue(now.head() + 1, now.tail(), now.sinceMs()));
    }
  }
}
