package dev.tidegate.standalone;

import dev.tidegate.event.TopicNames;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until delivery has finished the actions that stand on the topic at the call. */
final class ActionsDrain {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final String bootstrap;
  private final String group;
  private final int partitions;

  ActionsDrain(String bootstrap, String group, int partitions) {
    this.bootstrap = bootstrap;
    this.group = group;
    this.partitions = partitions;
  }

  /**
   * Waits for about {@code limit} at most, Kafka's answers included; blocks.
   *
   * @return whether all is finished; what is not waits for the next start
   * @throws ExecutionException when Kafka answers with an error
   * @throws TimeoutException when Kafka does not answer within the limit
   */
  boolean await(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    CountDownLatch pause = new CountDownLatch(1);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Map<TopicPartition, Long> begins = offsets(admin, OffsetSpec.earliest(), limit);
      Map<TopicPartition, Long> ends = offsets(admin, OffsetSpec.latest(), limit);
      while (!isFinished(begins, ends, committed(admin, limit))) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        boolean unused = pause.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
      return true;
    }
  }

  private static boolean isFinished(
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              OffsetAndMetadata done = committed.get(end.getKey());
              long at = done == null ? begins.getOrDefault(end.getKey(), 0L) : done.offset();
              return at >= end.getValue();
            });
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec spec, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, partitions)
            .mapToObj(p -> new TopicPartition(TopicNames.ACTIONS, p))
            .collect(Collectors.toMap(Function.identity(), p -> spec));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin.listOffsets(asked).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }
}
