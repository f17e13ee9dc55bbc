package dev.tidegate.jobs;

import dev.tidegate.jobs.rulesets.KafkaRuleSets;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/**
 * Makes the jobs as a cluster runs them; the caller submits them, for example with {@code
 * MiniCluster.submitJob}.
 *
 * <p>A restore path is a checkpoint's or savepoint's directory or its {@code _metadata}. It is read
 * and left as it is (NO_CLAIM), and all of its state must find its operator.
 */
public final class JobLauncher {
  static final String REPLY_JOB = "tidegate-reply";
  static final String INSIGHT_JOB = "tidegate-insight";
  static final String FLOOR_JOB = "tidegate-floor";

  /** A task that is behind by more than this lets its barriers overtake. */
  private static final Duration ALIGNED_LIMIT = Duration.ofMillis(300);

  private static final Duration INSIGHT_BUFFER = Duration.ofMillis(100);
  private static final Duration MIN_PAUSE = Duration.ofMillis(100);
  private static final Duration CHECKPOINT_LIMIT = Duration.ofMinutes(1);
  private static final int RETAINED = 3;

  private JobLauncher() {}

  /** The reply job, from {@code restorePath}, or from the earliest offsets when that is null. */
  public static JobGraph replyJob(ReplyJobConfig config, @Nullable String restorePath) {
    return replyJob(config, restorePath, StartOffsets.EARLIEST);
  }

  /** The same; {@link StartOffsets#LATEST} leaves out what stands on the log: benchmarks only. */
  public static JobGraph replyJob(
      ReplyJobConfig config, @Nullable String restorePath, StartOffsets start) {
    StreamExecutionEnvironment env = environment(config);
    KafkaEdges kafka = new KafkaEdges(config);
    kafka.write(
        ReplyJob.define(
            kafka.events(env, start, REPLY_JOB),
            new KafkaRuleSets(config.bootstrap(), config.partitions()),
            config.envelopeKeyFile().toAbsolutePath().toString()));
    return graph(env, REPLY_JOB, restorePath);
  }

  /** The insight job, from {@code restorePath}, or from the earliest offsets when that is null. */
  public static JobGraph insightJob(ReplyJobConfig config, @Nullable String restorePath) {
    StreamExecutionEnvironment env = environment(config);
    // Nobody waits for a figure: full buffers cost the reply job less than early ones.
    env.setBufferTimeout(INSIGHT_BUFFER.toMillis());
    KafkaEdges kafka = new KafkaEdges(config);
    kafka.write(InsightJob.define(kafka.noted(env, INSIGHT_JOB)));
    return graph(env, INSIGHT_JOB, restorePath);
  }

  /** The yardstick job, see {@link FloorJob}. */
  public static JobGraph floorJob(ReplyJobConfig config, StartOffsets start) {
    StreamExecutionEnvironment env = environment(config);
    KafkaEdges kafka = new KafkaEdges(config);
    kafka.writeActions(FloorJob.define(kafka.events(env, start, FLOOR_JOB)));
    return graph(env, FLOOR_JOB, null);
  }

  static JobGraph graph(StreamExecutionEnvironment env, String name, @Nullable String restorePath) {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(name);
    if (restorePath != null) {
      graph.setSavepointRestoreSettings(
          SavepointRestoreSettings.forPath(restorePath, false, RecoveryClaimMode.NO_CLAIM));
    }
    return graph.getJobGraph();
  }

  static StreamExecutionEnvironment environment(ReplyJobConfig config) {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings(config));
    env.setParallelism(config.parallelism());
    return env;
  }

  /** Settings of a job: low latency, exact state, nothing that could bring Kryo in. */
  static Configuration settings(ReplyJobConfig config) {
    Configuration settings = pipeline();
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, config.checkpointDir());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpointInterval());
    settings.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    settings.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, MIN_PAUSE);
    settings.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
    settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    settings.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, ALIGNED_LIMIT);
    settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_LIMIT);
    // A full disk must not stop replies: the log still has what a checkpoint would have saved.
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    restarts(settings);
    return settings;
  }

  private static void restarts(Configuration settings) {
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(100));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(1));
  }

  /** The part of the settings that tests of the graph share. */
  static Configuration pipeline() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.MAX_PARALLELISM, ReplyJobConfig.MAX_PARALLELISM);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    return settings;
  }
}
