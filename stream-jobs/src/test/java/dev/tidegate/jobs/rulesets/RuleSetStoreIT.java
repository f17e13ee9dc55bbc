package dev.tidegate.jobs.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Json;
import dev.tidegate.event.TopicNames;
import dev.tidegate.jobs.KafkaLog;
import dev.tidegate.log.Partitions;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaClusterExtension.class)
class RuleSetStoreIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  KafkaCluster cluster;

  private final News news = new News();
  private KafkaLog log;

  private static final class News implements RuleSetListener {
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @Override
    public void arrived(String merchant) {
      arrived.add(merchant);
    }

    @Override
    public void failed(Throwable cause) {
      throw new AssertionError(cause);
    }
  }

  @BeforeEach
  void start() throws Exception {
    log = new KafkaLog(cluster.getBootstrapServers());
  }

  @AfterEach
  void stop() {
    log.close();
  }

  private RuleSetAccess acquire() {
    return RuleSetStore.acquire(cluster.getBootstrapServers(), KafkaLog.PARTITIONS, news);
  }

  private static RuleSet body(long version) {
    return new RuleSet(
        "m1", version, List.of(), List.of(), List.of(), List.of(), Policy.defaults());
  }

  private void write(long version, byte[] value) throws Exception {
    log.send(
        Partitions.record(
            TopicNames.RULESETS,
            KafkaLog.PARTITIONS,
            "m1",
            RuleSet.topicKey("m1", version),
            value));
  }

  private void heard(int times) {
    await().atMost(LIMIT).until(() -> news.arrived.size() >= times);
  }

  private static void found(RuleSetAccess ruleSets) {
    await().atMost(LIMIT).until(() -> ruleSets.find("m1", 1) != null);
  }

  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("follow-" + TopicNames.RULESETS))
        .count();
  }

  @Test
  void aBodyIsFoundOnceItsArrivalWasTold() throws Exception {
    try (RuleSetAccess ruleSets = acquire()) {
      // Given
      assertThat(ruleSets.find("m1", 1)).isNull();

      // When
      write(1, Json.bytes(body(1)));

      // Then
      found(ruleSets);
      assertThat(news.arrived).contains("m1");
      assertThat(ruleSets.find("m1", 1).source()).isEqualTo(body(1));
      assertThat(ruleSets.find("m1", 1)).isSameAs(ruleSets.find("m1", 1));
      assertThat(ruleSets.find("m1", 2)).isNull();
      assertThat(ruleSets.find("m2", 1)).isNull();
    }
  }

  @Test
  void whatCannotBeReadIsAbsentUntilItIsPublishedAgain() throws Exception {
    try (RuleSetAccess ruleSets = acquire()) {
      // Given
      write(1, "{".getBytes(StandardCharsets.UTF_8));
      heard(1);
      assertThat(ruleSets.find("m1", 1)).isNull();

      // When
      write(1, Json.bytes(body(1)));

      // Then
      found(ruleSets);
    }
  }

  @Test
  void aBodyUnderTheKeyOfAnotherVersionIsNeverUsed() throws Exception {
    try (RuleSetAccess ruleSets = acquire()) {
      // When
      write(1, Json.bytes(body(2)));
      heard(1);

      // Then
      assertThat(ruleSets.find("m1", 1)).isNull();
      assertThat(ruleSets.find("m1", 2)).isNull();
    }
  }

  @Test
  void aTombstoneForgetsBodyAndCompiledForm() throws Exception {
    try (RuleSetAccess ruleSets = acquire()) {
      // Given
      write(1, Json.bytes(body(1)));
      found(ruleSets);

      // When
      write(1, null);

      // Then
      await().atMost(LIMIT).until(() -> ruleSets.find("m1", 1) == null);
    }
  }

  @Test
  void allUsersShareOneReaderWhichEndsWithTheLast() {
    // Given
    log.close();
    long before = readers();
    RuleSetAccess first = acquire();
    RuleSetAccess second = acquire();
    long shared = readers() - before;

    // When
    first.close();
    first.close();
    long withOne = readers() - before;
    second.close();

    // Then
    assertThat(shared).isEqualTo(1);
    assertThat(withOne).isEqualTo(1);
    assertThat(readers() - before).isZero();
  }
}
