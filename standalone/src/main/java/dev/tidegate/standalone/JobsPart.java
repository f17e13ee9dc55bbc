package dev.tidegate.standalone;

import dev.tidegate.jobs.JobLauncher;
import dev.tidegate.jobs.ReplyJobConfig;
import dev.tidegate.standalone.supervisor.FlinkHost;
import dev.tidegate.standalone.supervisor.JobMetrics;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import dev.tidegate.standalone.supervisor.JobSupervisorConfig;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;

/** The Flink jobs of a standalone instance, on one cluster. */
final class JobsPart {
  /** Short: the replies' savepoint comes after it, and a checkpoint of the figures is there. */
  private static final Duration INSIGHT_STOP_LIMIT = Duration.ofSeconds(15);

  private final DataDirectory data;
  private final String bootstrap;
  private final Lifecycle lifecycle;
  private final FlinkHost flink;
  private final JobMetrics metrics;

  JobsPart(DataDirectory data, String bootstrap, Lifecycle lifecycle, CollectorRegistry registry) {
    this.data = data;
    this.bootstrap = bootstrap;
    this.lifecycle = lifecycle;
    this.flink = new FlinkHost(supervised(data.checkpoints()));
    this.metrics = new JobMetrics(registry);
  }

  /**
   * In the background. The caller stops it with a savepoint; without that its cluster is closed.
   */
  JobSupervisor startReplies() {
    ReplyJobConfig config = config(data.checkpoints(), ReplyJobConfig.DEFAULT_CHECKPOINT_INTERVAL);
    JobSupervisor supervisor =
        JobSupervisor.start(
            flink,
            supervised(data.checkpoints()),
            () -> JobLauncher.replyJob(config, null),
            metrics.of("reply"));
    lifecycle.add("job supervisor", supervisor::close);
    return supervisor;
  }

  /**
   * In the background, when all else is ready: no answer waits for a figure. Stops first of all.
   */
  void startInsight() {
    ReplyJobConfig config =
        config(data.insightCheckpoints(), ReplyJobConfig.INSIGHT_CHECKPOINT_INTERVAL);
    JobSupervisor supervisor =
        JobSupervisor.start(
            flink,
            supervised(data.insightCheckpoints()),
            () -> JobLauncher.insightJob(config, null),
            metrics.of("insight"));
    lifecycle.add("insight job", () -> supervisor.stopWithSavepoint(INSIGHT_STOP_LIMIT));
  }

  /** With slots for both jobs. */
  private JobSupervisorConfig supervised(Path checkpoints) {
    return JobSupervisorConfig.of(checkpoints, data.flinkTemp(), 2 * Tidegate.PARALLELISM);
  }

  private ReplyJobConfig config(Path checkpoints, Duration interval) {
    return new ReplyJobConfig(
        bootstrap,
        Tidegate.PARALLELISM,
        Tidegate.PARTITIONS,
        checkpoints.toUri().toString(),
        interval,
        data.envelopeKey());
  }
}
