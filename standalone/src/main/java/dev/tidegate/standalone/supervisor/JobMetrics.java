package dev.tidegate.standalone.supervisor;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What the supervisors count, by the name of the job. */
public final class JobMetrics {
  private static final String NAME = "name";

  private final Counter failures;
  private final Counter unreadable;
  private final Gauge running;

  public JobMetrics(CollectorRegistry registry) {
    this.failures =
        Counter.build(
                "tidegate_job_failures_total",
                "Times a job or its cluster ended without being asked")
            .labelNames(NAME)
            .register(registry);
    this.unreadable =
        Counter.build(
                "tidegate_job_unreadable_checkpoints_total",
                "Checkpoints that a start skipped because they could not be read")
            .labelNames(NAME)
            .register(registry);
    this.running =
        Gauge.build("tidegate_job_running", "1 while all tasks of the job run")
            .labelNames(NAME)
            .register(registry);
  }

  /** The part of one job, all at zero from now on. */
  public OfJob of(String name) {
    return new OfJob(failures.labels(name), unreadable.labels(name), running.labels(name));
  }

  /** What is counted of one job. */
  public static final class OfJob {
    private final Counter.Child failures;
    private final Counter.Child unreadable;
    private final Gauge.Child running;

    private OfJob(Counter.Child failures, Counter.Child unreadable, Gauge.Child running) {
      this.failures = failures;
      this.unreadable = unreadable;
      this.running = running;
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
}
