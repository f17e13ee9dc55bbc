package dev.tidegate.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Json;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.Tick;
import dev.tidegate.event.TopicNames;
import dev.tidegate.jobs.desk.FakeDesks;
import dev.tidegate.jobs.desk.Samples;
import dev.tidegate.jobs.rulesets.KafkaRuleSets;
import dev.tidegate.log.Partitions;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The jobs with a real broker: partitions, keys, offsets, and a stop and start in between. */
@ExtendWith(KafkaClusterExtension.class)
class JobsOnKafkaIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  KafkaCluster cluster;

  @TempDir Path dir;
  private KafkaLog log;
  private ReplyJobConfig config;
  private ClusterClient<?> flink;
  private JobID job;

  @BeforeEach
  void start(@InjectClusterClient ClusterClient<?> client) throws Exception {
    flink = client;
    Path envelopeKey = dir.resolve("envelope.key");
    EnvelopeKey.readOrCreate(envelopeKey);
    log = new KafkaLog(cluster.getBootstrapServers());
    config =
        new ReplyJobConfig(
            cluster.getBootstrapServers(),
            2,
            KafkaLog.PARTITIONS,
            dir.resolve("checkpoints").toUri().toString(),
            Duration.ofMillis(200),
            envelopeKey);
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null && !flink.getJobStatus(job).get().isGloballyTerminalState()) {
      flink.cancel(job).get();
      await().atMost(LIMIT).until(() -> flink.getJobStatus(job).get() == JobStatus.CANCELED);
    }
    log.close();
  }

  /** The reply job as the launcher makes it, around the fake desk. */
  private JobGraph replyJobAroundFakeDesk(String restorePath) {
    StreamExecutionEnvironment env = JobLauncher.environment(config);
    KafkaEdges kafka = new KafkaEdges(config);
    kafka.write(
        ReplyJob.define(
            kafka.events(env, StartOffsets.EARLIEST, JobLauncher.REPLY_JOB),
            FakeDesks.comprehend(config.envelopeKeyFile()),
            FakeDesks.operator(
                new KafkaRuleSets(config.bootstrap(), config.partitions()),
                config.envelopeKeyFile())));
    return JobLauncher.graph(env, JobLauncher.REPLY_JOB, restorePath);
  }

  private void publish(String merchant, long version) throws Exception {
    RuleSet body =
        new RuleSet(
            merchant, version, List.of(), List.of(), List.of(), List.of(), Policy.defaults());
    log.send(
        Partitions.record(
            TopicNames.RULESETS, KafkaLog.PARTITIONS, merchant, body.topicKey(), Json.bytes(body)));
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(LIMIT).until(condition);
  }

  @Test
  void everyOutputHasItsKeyAndThePartitionOfItsMerchant() throws Exception {
    // Given
    job = flink.submitJob(replyJobAroundFakeDesk(null)).get();

    // When
    for (String merchant : List.of("m1", "m2", "apparel")) {
      publish(merchant, 1);
      log.append(new ReleaseChanged(merchant, 1, 1));
      log.append(Samples.comment(merchant, merchant + "/1", "answer"));
      log.append(Samples.comment(merchant, merchant + "/2", "board"));
      log.append(Samples.comment(merchant, merchant + "/3", "wait 200"));
    }
    log.send(
        new ProducerRecord<>(TopicNames.EVENTS, 1, "m1", "{".getBytes(StandardCharsets.UTF_8)));
    eventually(() -> log.on(TopicNames.OBLIGATIONS).size() == 3);
    eventually(() -> log.on(TopicNames.DECISIONS).size() == 12);
    eventually(() -> !log.on(TopicNames.DEADLETTERS).isEmpty());

    // Then
    for (String topic :
        List.of(
            TopicNames.ACTIONS, TopicNames.DECISIONS, TopicNames.OBLIGATIONS, TopicNames.EVENTS)) {
      assertThat(log.on(topic))
          .filteredOn(record -> record.value().length > 1)
          .allSatisfy(
              record ->
                  assertThat(record.partition())
                      .isEqualTo(Partitions.partitionOf(record.key(), KafkaLog.PARTITIONS)));
    }
    assertThat(log.on(TopicNames.BOARD))
        .extracting(record -> record.key())
        .containsExactlyInAnyOrder("m1/room-1", "m2/room-1", "apparel/room-1");
    assertThat(log.on(TopicNames.BOARD))
        .allSatisfy(
            record ->
                assertThat(record.partition())
                    .isEqualTo(
                        Partitions.partitionOf(
                            Json.read(record.value(), Board.class).merchant(),
                            KafkaLog.PARTITIONS)));
    assertThat(log.on(TopicNames.DEADLETTERS).get(0).key()).isEqualTo(TopicNames.EVENTS);
    assertThat(log.values(TopicNames.DEADLETTERS, DeadLetter.class))
        .extracting(DeadLetter::reason)
        .containsExactly("malformed_json");
    assertThat(log.on(TopicNames.EVENTS))
        .filteredOn(record -> new String(record.value(), StandardCharsets.UTF_8).contains("Tick"))
        .extracting(record -> Json.read(record.value(), Tick.class).merchant())
        .contains("m1", "m2", "apparel");
  }

  @Test
  void aStopWithSavepointAndAStartRepeatAndLoseNothing() throws Exception {
    // Given
    publish("m1", 1);
    job = flink.submitJob(replyJobAroundFakeDesk(null)).get();
    log.append(new ReleaseChanged("m1", 1, 1));
    log.append(Samples.comment("m1", "e1", "board"));
    log.append(Samples.comment("m1", "e2", "answer"));
    eventually(() -> log.on(TopicNames.DECISIONS).size() == 3);

    // When
    String savepoint =
        flink
            .stopWithSavepoint(
                job,
                false,
                dir.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    log.append(Samples.comment("m1", "e3", "board"));
    log.append(Samples.comment("m1", "e4", "answer"));
    job = flink.submitJob(replyJobAroundFakeDesk(savepoint)).get();
    eventually(() -> log.on(TopicNames.DECISIONS).size() >= 5);

    // Then
    assertThat(log.values(TopicNames.DECISIONS, Decision.class))
        .extracting(Decision::eventId)
        .containsExactly(null, "e1", "e2", "e3", "e4");
    assertThat(log.values(TopicNames.DECISIONS, Decision.class))
        .extracting(Decision::ruleSetVersion)
        .containsOnly(1L);
    assertThat(log.values(TopicNames.ACTIONS, Action.class))
        .extracting(Action::id)
        .containsExactly("a-e2", "a-e4");
    eventually(() -> log.on(TopicNames.BOARD).size() == 2);
    assertThat(log.values(TopicNames.BOARD, Board.class))
        .extracting(Board::seq)
        .containsExactly(1L, 2L);
  }

  @Test
  void recordsWaitForABodyThatIsPublishedAfterItsRelease() throws Exception {
    // Given
    job = flink.submitJob(replyJobAroundFakeDesk(null)).get();
    log.append(new ReleaseChanged("m1", 1, 5));
    log.append(Samples.comment("m1", "e1", "answer"));
    log.append(Samples.comment("m2", "e2", "answer"));
    eventually(() -> log.on(TopicNames.DECISIONS).size() == 1);

    // When
    publish("m1", 5);

    // Then
    eventually(() -> log.on(TopicNames.DECISIONS).size() == 3);
    assertThat(log.values(TopicNames.DECISIONS, Decision.class))
        .filteredOn(decision -> decision.merchant().equals("m1"))
        .extracting(Decision::ruleSetVersion)
        .containsExactly(5L, 5L);
  }

  @Test
  void offsetsOfACompletedCheckpointAreShownInKafka() throws Exception {
    // Given
    job = flink.submitJob(replyJobAroundFakeDesk(null)).get();

    // When
    log.append(Samples.comment("m1", "e1", "hello"));

    // Then
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) cluster.getBootstrapServers()))) {
      eventually(
          () ->
              admin
                      .listConsumerGroupOffsets(JobLauncher.REPLY_JOB)
                      .partitionsToOffsetAndMetadata()
                      .get()
                      .values()
                      .stream()
                      .mapToLong(offset -> offset.offset())
                      .sum()
                  == 1);
    }
  }

  @Test
  void theFloorJobPassesEachCommentOnAsOneAction() throws Exception {
    // Given
    job = flink.submitJob(JobLauncher.floorJob(config, StartOffsets.EARLIEST)).get();

    // When
    log.append(new ReleaseChanged("m1", 1, 5));
    log.append(Samples.comment("m1", "e1", "anything"));
    log.append(Samples.comment("m2", "e2", "anything"));

    // Then
    eventually(() -> log.on(TopicNames.ACTIONS).size() == 2);
    assertThat(log.values(TopicNames.ACTIONS, Action.class))
        .extracting(Action::inReplyTo)
        .containsExactlyInAnyOrder("e1", "e2");
    assertThat(log.on(TopicNames.ACTIONS))
        .allSatisfy(
            record ->
                assertThat(record.partition())
                    .isEqualTo(Partitions.partitionOf(record.key(), KafkaLog.PARTITIONS)));
    assertThat(log.on(TopicNames.DECISIONS)).isEmpty();
  }
}
