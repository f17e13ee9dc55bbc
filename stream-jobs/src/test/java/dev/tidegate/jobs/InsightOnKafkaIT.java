package dev.tidegate.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Json;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.QuestionNext.Next;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.event.TopicNames;
import dev.tidegate.jobs.insight.InsightSamples;
import dev.tidegate.log.Partitions;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The insight job with a real broker, and a stop and start in between. */
@ExtendWith(KafkaClusterExtension.class)
class InsightOnKafkaIT {
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
  private long minuteMs;

  @BeforeEach
  void start(@InjectClusterClient ClusterClient<?> client) throws Exception {
    flink = client;
    log = new KafkaLog(cluster.getBootstrapServers());
    minuteMs = System.currentTimeMillis() / 60_000 * 60_000;
    config =
        new ReplyJobConfig(
            cluster.getBootstrapServers(),
            2,
            KafkaLog.PARTITIONS,
            dir.resolve("checkpoints").toUri().toString(),
            Duration.ofMillis(500),
            dir.resolve("no.key"));
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null && !flink.getJobStatus(job).get().isGloballyTerminalState()) {
      flink.cancel(job).get();
      await().atMost(LIMIT).until(() -> flink.getJobStatus(job).get() == JobStatus.CANCELED);
    }
    log.close();
  }

  @Test
  void figuresAreWholeOverAStopAndAStartAndRepeatsOfTheReplyJob() throws Exception {
    // Given: an answer, its sending, a board, and something that is none of ours
    job = flink.submitJob(JobLauncher.insightJob(config, null)).get();
    send(TopicNames.DECISIONS, InsightSamples.decision(minuteMs + 1, "b1"));
    send(TopicNames.OBLIGATIONS, InsightSamples.sent(minuteMs + 400, minuteMs + 1, "b1"));
    send(TopicNames.BOARD, InsightSamples.board(1, minuteMs + 2));
    log.send(
        Partitions.record(
            TopicNames.DECISIONS,
            KafkaLog.PARTITIONS,
            "m1",
            "m1",
            "{".getBytes(StandardCharsets.UTF_8)));
    await().atMost(LIMIT).until(() -> minute().isPresent());
    await().atMost(LIMIT).until(() -> minute().orElseThrow().revision() == 5);
    RoomMinute before = minute().orElseThrow();

    // When
    String savepoint =
        flink
            .stopWithSavepoint(
                job,
                false,
                dir.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    send(TopicNames.DECISIONS, InsightSamples.decision(minuteMs + 1, "b1"));
    send(TopicNames.DECISIONS, InsightSamples.decision(minuteMs + 5, "b2"));
    log.append(InsightSamples.order("b1"));
    job = flink.submitJob(JobLauncher.insightJob(config, savepoint)).get();
    await().atMost(LIMIT).until(() -> !nexts().isEmpty());
    await().atMost(LIMIT).until(() -> minute().orElseThrow().figures().containsKey("bought"));
    await().atMost(LIMIT).until(() -> minute().orElseThrow().figures().get("byRule") == 2);

    // Then
    assertThat(before.figures())
        .isEqualTo(
            Map.of("comments", 1L, "questions", 1L, "byRule", 1L, "followed", 1L, "sent", 1L));
    assertThat(before.waits()).isEqualTo(Map.of("500", 1L));
    assertThat(before.clusters()).extracting(RoomMinute.Cluster::text).containsExactly("几米的");
    assertThat(minute().orElseThrow().figures())
        .isEqualTo(
            Map.of(
                "comments",
                2L,
                "questions",
                2L,
                "byRule",
                2L,
                "followed",
                2L,
                "sent",
                1L,
                "bought",
                1L));
    assertThat(nexts())
        .extracting(next -> next.atMs() + " " + next.next())
        .containsExactly((minuteMs + 1) + " " + Next.BOUGHT);
    assertThat(log.on(TopicNames.INSIGHT))
        .allSatisfy(
            row ->
                assertThat(row.partition())
                    .isEqualTo(Partitions.partitionOf("m1", KafkaLog.PARTITIONS)));
  }

  private void send(String topic, Object value) throws Exception {
    String key = topic.equals(TopicNames.BOARD) ? "m1/r1" : "m1";
    log.send(Partitions.record(topic, KafkaLog.PARTITIONS, "m1", key, Json.bytes(value)));
  }

  /** The newest revision of the minute of the decisions. */
  private Optional<RoomMinute> minute() {
    return written(RoomMinute.class)
        .filter(minute -> minute.minuteMs() == minuteMs)
        .max(Comparator.comparingLong(RoomMinute::revision));
  }

  private List<QuestionNext> nexts() {
    return written(QuestionNext.class).toList();
  }

  private <T> Stream<T> written(Class<T> type) {
    String mark = "\"type\":\"" + type.getSimpleName() + "\"";
    return log.on(TopicNames.INSIGHT).stream()
        .map(row -> row.value())
        .filter(value -> new String(value, StandardCharsets.UTF_8).contains(mark))
        .map(value -> read(value, type));
  }

  private static <T> T read(byte[] value, Class<T> type) {
    try {
      return Json.read(value, type);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
