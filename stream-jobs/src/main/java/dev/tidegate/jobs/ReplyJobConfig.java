package dev.tidegate.jobs;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of a job.
 *
 * @param bootstrap Kafka servers, {@code host:port,…}
 * @param parallelism subtasks of each stage; more than partitions leave sources idle
 * @param partitions of the merchant-keyed topics, as {@code Topics.partitionCount} reads it
 * @param checkpointDir URI under which completed checkpoints are kept, for example {@code
 *     file:///…/checkpoints}
 * @param checkpointInterval between starts of checkpoints. A crash repeats at most what was emitted
 *     since the last one (consumers drop it by {@code source}), each costs a flush of the sinks;
 *     see {@link #DEFAULT_CHECKPOINT_INTERVAL}
 * @param envelopeKeyFile seals dead letters; read on the task managers
 */
public record ReplyJobConfig(
    String bootstrap,
    int parallelism,
    int partitions,
    String checkpointDir,
    Duration checkpointInterval,
    Path envelopeKeyFile) {

  /**
   * Two seconds: measured repeats after a crash grow with the interval (STREAMING, section 2) while
   * p99 at 2 s is not told apart from 10 s. Re-reading two seconds of log takes well under one.
   */
  public static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(2);

  /** Of the insight job: what it writes again after a crash replaces what stood there. */
  public static final Duration INSIGHT_CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  /** Fixed for ever: the number of key groups is part of every savepoint. */
  public static final int MAX_PARALLELISM = 720;

  public ReplyJobConfig {
    if (bootstrap.isBlank()) {
      throw new IllegalArgumentException("bootstrap must not be empty");
    }
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "parallelism must be 1 to " + MAX_PARALLELISM + ", was " + parallelism);
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be positive, was " + partitions);
    }
    if (checkpointDir.isBlank()) {
      throw new IllegalArgumentException("checkpointDir must not be empty");
    }
    if (checkpointInterval.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException(
          "checkpointInterval must be at least PT0.1S, was " + checkpointInterval);
    }
  }
}
