package dev.tidegate.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSupervisorTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path directory;
  private final CollectorRegistry registry = new CollectorRegistry();
  private final JobMetrics metrics = new JobMetrics(registry);
  private Optional<JobSupervisor> started = Optional.empty();

  @AfterEach
  void close() {
    started.ifPresent(JobSupervisor::close);
  }

  @Test
  void goesOnFromItsSavepointAndDeletesTheOlderFolder() throws Exception {
    // Given
    CountingJob job = fresh();
    JobSupervisor first = start(job);
    await().atMost(LIMIT).until(() -> job.newest().size() > 20);
    Optional<Path> savepoint = first.stopWithSavepoint(LIMIT);
    List<Long> counted = job.newest();
    assertThat(savepoint).get().matches(path -> Files.exists(path.resolve("_metadata")));
    assertThat(first.state()).isEqualTo(JobState.STOPPED);

    // When
    start(job);

    // Then
    await().atMost(LIMIT).until(() -> job.lives().size() == 2 && job.newest().size() > 5);
    assertThat(job.newest().get(0)).isEqualTo(counted.size() + 1L);
    await().atMost(LIMIT).until(() -> folders().size() == 1 && !Files.exists(savepoint.get()));
  }

  @Test
  void skipsADamagedCheckpointWithAnAlarmAndTakesTheOneBefore() throws Exception {
    // Given: two complete checkpoints, the newest then cut short
    CountingJob job = fresh();
    JobSupervisor first = start(job);
    await().atMost(LIMIT).until(() -> metadata().size() >= 2);
    first.close();
    List<Path> files = metadata();
    Path newest = files.get(files.size() - 1);
    byte[] whole = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(whole, whole.length / 2));
    long before =
        new RestorePoints(directory.resolve("checkpoints"), (path, reason) -> {})
            .newest()
            .orElseThrow()
            .checkpointId();

    // When
    start(job);

    // Then
    await().atMost(LIMIT).until(() -> job.lives().size() == 2 && !job.newest().isEmpty());
    assertThat(before).isEqualTo(id(files.get(files.size() - 2)));
    assertThat(job.newest().get(0)).isGreaterThan(1L);
    assertThat(counted("tidegate_job_unreadable_checkpoints_total")).isEqualTo(1);
  }

  @Test
  void startsFromTheBeginningWhenNothingCanBeRead() throws Exception {
    // Given
    Path damaged = directory.resolve("checkpoints/0123/chk-9/_metadata");
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "no checkpoint");
    CountingJob job = fresh();

    // When
    start(job);

    // Then
    await().atMost(LIMIT).until(() -> !job.newest().isEmpty());
    assertThat(job.newest().get(0)).isEqualTo(1);
    assertThat(counted("tidegate_job_unreadable_checkpoints_total")).isEqualTo(1);
  }

  @Test
  void startsAFailedJobAgainFromItsLastCheckpoint() throws Exception {
    // Given
    CountingJob job = fresh();
    start(job);
    await().atMost(LIMIT).until(() -> metadata().size() >= 2);

    // When
    job.poison();

    // Then
    await().atMost(LIMIT).until(() -> job.lives().size() == 2 && !job.newest().isEmpty());
    assertThat(job.newest().get(0)).isGreaterThan(1L);
    assertThat(counted("tidegate_job_failures_total")).isEqualTo(1);
    await().atMost(LIMIT).until(() -> started.orElseThrow().state() == JobState.RUNNING);
  }

  @Test
  void refusesAJobWhoseCheckpointsWouldBeDeleted() {
    // Given
    CountingJob job =
        CountingJob.fresh(
            directory.resolve("checkpoints"),
            ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS);

    // When
    JobSupervisor supervisor = start(job);

    // Then
    await().atMost(LIMIT).until(() -> supervisor.state() == JobState.PAUSING);
    assertThat(job.lives()).isEmpty();
  }

  @Test
  void stopsBeforeTheJobHasRun() throws Exception {
    // Given
    JobSupervisor supervisor = start(fresh());

    // When
    supervisor.stopWithSavepoint(LIMIT);

    // Then
    assertThat(supervisor.state()).isEqualTo(JobState.STOPPED);
  }

  @Test
  void twoJobsShareAClusterAndEachGoesOnWhenTheOtherStops() throws Exception {
    // Given
    FlinkHost host = new FlinkHost(config("checkpoints", 2));
    CountingJob first = fresh();
    CountingJob second = CountingJob.fresh(directory.resolve("others"));
    JobSupervisor one = start(host, config("checkpoints", 2), first);
    JobSupervisor two = JobSupervisor.start(host, config("others", 2), second, metrics.of("other"));
    await().atMost(LIMIT).until(() -> first.newest().size() > 5 && second.newest().size() > 5);

    // When
    Optional<Path> savepoint = two.stopWithSavepoint(LIMIT);
    int before = first.newest().size();

    // Then
    assertThat(savepoint).get().matches(path -> path.startsWith(directory.resolve("others")));
    await().atMost(LIMIT).until(() -> first.newest().size() > before + 5);
    assertThat(first.lives()).hasSize(1);
    assertThat(one.state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void aJobThatIsClosedEndsAlthoughTheClusterStays() throws Exception {
    // Given
    FlinkHost host = new FlinkHost(config("checkpoints", 2));
    CountingJob first = fresh();
    CountingJob second = CountingJob.fresh(directory.resolve("others"));
    start(host, config("checkpoints", 2), first);
    JobSupervisor two = JobSupervisor.start(host, config("others", 2), second, metrics.of("other"));
    await().atMost(LIMIT).until(() -> first.newest().size() > 5 && second.newest().size() > 5);

    // When
    two.close();
    int counted = second.newest().size();
    int before = first.newest().size();

    // Then
    await().atMost(LIMIT).until(() -> first.newest().size() > before + 20);
    assertThat(second.newest()).hasSize(counted);
  }

  private CountingJob fresh() {
    return CountingJob.fresh(directory.resolve("checkpoints"));
  }

  private double counted(String metric) {
    return registry.getSampleValue(metric, new String[] {"name"}, new String[] {"counting"});
  }

  private JobSupervisor start(JobFactory factory) {
    JobSupervisorConfig config = config("checkpoints", 1);
    return start(new FlinkHost(config), config, factory);
  }

  private JobSupervisor start(FlinkHost host, JobSupervisorConfig config, JobFactory factory) {
    JobSupervisor supervisor = JobSupervisor.start(host, config, factory, metrics.of("counting"));
    started = Optional.of(supervisor);
    return supervisor;
  }

  private JobSupervisorConfig config(String checkpoints, int slots) {
    return new JobSupervisorConfig(
        directory.resolve(checkpoints),
        directory.resolve("temp"),
        slots,
        Duration.ofMillis(200),
        Duration.ofSeconds(1));
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> children = Files.list(directory.resolve("checkpoints"))) {
      return children.toList();
    }
  }

  private List<Path> metadata() throws IOException {
    if (!Files.exists(directory.resolve("checkpoints"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory.resolve("checkpoints"))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .sorted(Comparator.comparingLong(JobSupervisorTest::id))
          .toList();
    } catch (UncheckedIOException e) {
      // Flink deletes an old checkpoint while we look.
      return List.of();
    }
  }

  private static long id(Path metadata) {
    String folder = metadata.getParent().getFileName().toString();
    return Long.parseLong(folder.substring("chk-".length()));
  }
}
