package dev.tidegate.ingress.delivery;

import dev.tidegate.event.TopicNames;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits offsets of actions, only those that have risen. A commit that fails is made good by the
 * next one, and by the ledger when there is none. Confined to the polling thread.
 */
final class OffsetCommits {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetCommits.class);

  private final Consumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  OffsetCommits(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** A partition was assigned: where it begins needs no commit. */
  void begin(OwnedPartition partition) {
    committed.put(at(partition), partition.committable);
  }

  /** A partition was given up. */
  void forget(OwnedPartition partition) {
    committed.remove(at(partition));
  }

  /** Commits without waiting. */
  void inPassing(Collection<OwnedPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = risen(partitions);
    if (!offsets.isEmpty()) {
      consumer.commitAsync(offsets, this::answered);
    }
  }

  private void answered(Map<TopicPartition, OffsetAndMetadata> offsets, Exception error) {
    if (error == null) {
      offsets.forEach((at, offset) -> committed.replace(at, offset.offset()));
    } else {
      LOG.atWarn()
          .addKeyValue("reason", error.getClass().getSimpleName())
          .log("Offsets of actions were not committed; they are committed again");
    }
  }

  /** Commits and waits, at most {@code limit}. */
  void atLast(Collection<OwnedPartition> partitions, Duration limit) {
    try {
      consumer.commitSync(risen(partitions), limit);
    } catch (KafkaException e) {
      LOG.atWarn()
          .setCause(e)
          .log("The last offsets were not committed; the ledger keeps repeats from being sent");
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> risen(Collection<OwnedPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (OwnedPartition partition : partitions) {
      long next = partition.committable;
      if (next > committed.getOrDefault(at(partition), 0L)) {
        offsets.put(at(partition), new OffsetAndMetadata(next));
      }
    }
    return offsets;
  }

  private static TopicPartition at(OwnedPartition partition) {
    return new TopicPartition(TopicNames.ACTIONS, partition.number);
  }
}
