package dev.tidegate.standalone.supervisor;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What the supervisor counts. */
public final class JobMetrics {
  private final Counter failures;
  private final Counter unreadable;
  private final Gauge running;

  public JobMetrics(CollectorRegistry registry) {
    this.failures =
        Counter.build(
                "tidegate_job_failures_total",
                "Times the reply job or its cluster ended without being asked")
            .register(registry);
    this.unreadable =
        Counter.build(
                "tidegate_job_unreadable_checkpoints_total",
                "Checkpoints that a start skipped because they could not be read")
            .register(registry);
    this.running =
        Gauge.build("tidegate_job_running", "1 while all tasks of the reply job run")
            .register(registry);
  }

  void failed() {
    failures.inc();
  }

  void unreadable() {
    unreadable.inc();
  }

  void state(JobState state) {
    running.set(state == JobState.RUNNING ? 1 : 0);
  }
}
