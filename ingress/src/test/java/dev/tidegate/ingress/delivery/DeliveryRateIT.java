package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Action;
import dev.tidegate.event.TopicNames;
import dev.tidegate.ingress.delivery.DeliveryWorld.Keys;
import dev.tidegate.ingress.delivery.TestEndpoint.Got;
import dev.tidegate.log.TopicFollower;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/**
 * Actions at 500/s, open loop: each reaches the endpoint once. The latency is logged, not judged:
 * that is for benchmarks.
 */
@Tag("full")
@ExtendWith(KafkaClusterExtension.class)
final class DeliveryRateIT {
  private static final int PER_SECOND = 500;
  private static final int WARM_UP = 10 * PER_SECOND;
  private static final int MEASURED = 20 * PER_SECOND;

  static KafkaCluster cluster;

  @Test
  void aSteadyStreamIsSentOnceEach() throws Exception {
    Map<String, Long> readAt = new ConcurrentHashMap<>();
    String bootstrap = cluster.getBootstrapServers();
    try (DeliveryWorld world = new DeliveryWorld(bootstrap, Keys.HONOURED);
        TopicFollower floor =
            world.follow(TopicNames.ACTIONS, id -> readAt.put(id, System.nanoTime()))) {
      floor.caughtUp().join();
      // Given
      await().until(world.start("one")::isReady);
      List<Action> actions = new ArrayList<>();
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        actions.add(world.action("b" + i, "答", List.of(), Duration.ofMinutes(5)));
      }

      // When
      Map<String, Long> planned = new HashMap<>();
      long begin = System.nanoTime();
      for (int i = 0; i < actions.size(); i++) {
        long at = begin + i * 1_000_000_000L / PER_SECOND;
        for (long now = System.nanoTime(); now < at; now = System.nanoTime()) {
          LockSupport.parkNanos(at - now);
        }
        planned.put(actions.get(i).id(), at);
        world.appendWithoutWaiting(actions.get(i));
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> world.endpoint.got().size() == actions.size());

      // Then
      List<Got> measured = world.endpoint.got().subList(WARM_UP, actions.size());
      long[] oneHop = sorted(measured, got -> readAt.get(got.id()) - planned.get(got.id()));
      long[] nanos = sorted(measured, got -> got.atNanos() - planned.get(got.id()));
      long[] added = sorted(measured, got -> got.atNanos() - readAt.get(got.id()));
      LoggerFactory.getLogger(DeliveryRateIT.class)
          .atInfo()
          .addKeyValue("append_to_read_us", percentiles(oneHop))
          .addKeyValue("append_to_request_us", percentiles(nanos))
          .addKeyValue("added_us", percentiles(added))
          .log("Latency of delivery, p50 p90 p99");
      assertThat(world.endpoint.got().stream().map(Got::id))
          .containsExactlyInAnyOrderElementsOf(actions.stream().map(Action::id).toList());
    }
  }

  private static long[] sorted(List<Got> measured, ToLongFunction<Got> nanos) {
    return measured.stream().mapToLong(nanos).sorted().toArray();
  }

  private static List<Long> percentiles(long[] sorted) {
    return Stream.of(50, 90, 99).map(p -> sorted[sorted.length * p / 100] / 1_000).toList();
  }
}
