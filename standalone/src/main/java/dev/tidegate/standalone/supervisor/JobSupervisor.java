package dev.tidegate.standalone.supervisor;

import dev.tidegate.standalone.supervisor.RestorePoints.RestorePoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one job running. All work is done on one thread; the public methods may be called from any.
 *
 * <p>A start takes the newest complete checkpoint or savepoint, else the earliest offsets; state
 * that the job no longer knows stops the start. When a job or its cluster ends without being asked,
 * it is started again, after a pause that doubles with every failure until a start has written a
 * checkpoint. Folders of earlier jobs are deleted when the new one has written its first
 * checkpoint: until then they are all there is.
 */
public final class JobSupervisor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobSupervisor.class);
  private static final Duration WATCH = Duration.ofMillis(200);
  private static final Duration CLOSE_LIMIT = Duration.ofMinutes(2);

  private final JobSupervisorConfig config;
  private final JobFactory factory;
  private final JobMetrics.OfJob metrics;
  private final FlinkHost host;
  private final RestorePoints restorePoints;
  private final ScheduledExecutorService thread;
  private final CompletableFuture<Void> running = new CompletableFuture<>();

  // Written on the supervisor's thread only; read by anybody.
  private volatile JobState state = JobState.STARTING;

  // The rest is touched on the supervisor's thread only.
  private @Nullable FlinkCluster cluster;
  private @Nullable JobID job;
  private boolean firstCheckpointSeen;
  private int failures;

  private JobSupervisor(
      FlinkHost host, JobSupervisorConfig config, JobFactory factory, JobMetrics.OfJob metrics) {
    this.host = host;
    this.config = config;
    this.factory = factory;
    this.metrics = metrics;
    this.restorePoints = new RestorePoints(config.checkpoints(), this::skipped);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "job-supervisor");
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Starts the job in the background; {@link #running()} tells when it runs.
   *
   * @param host whose cluster runs it, maybe beside other jobs
   */
  public static JobSupervisor start(
      FlinkHost host, JobSupervisorConfig config, JobFactory factory, JobMetrics.OfJob metrics) {
    JobSupervisor supervisor = new JobSupervisor(host, config, factory, metrics);
    host.enter();
    supervisor.thread.execute(supervisor::attempt);
    ScheduledFuture<?> unused =
        supervisor.thread.scheduleWithFixedDelay(
            supervisor::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    return supervisor;
  }

  /** Completes when all tasks of the job ran for the first time; a failed start does not end it. */
  public CompletableFuture<Void> running() {
    return running;
  }

  /** What the job does; a change shows within a second. */
  public JobState state() {
    return state;
  }

  /**
   * Stops the job with a savepoint, from which the next start goes on, and leaves the cluster. When
   * the savepoint fails the job is cancelled, and the next start goes on from its last checkpoint.
   *
   * @return the savepoint's directory, empty when there is none
   * @throws TimeoutException when it takes longer than {@code limit}; it then goes on by itself
   */
  public Optional<Path> stopWithSavepoint(Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Optional<Path>> done =
        CompletableFuture.supplyAsync(
            () -> {
              Optional<Path> savepoint = stopJob();
              enter(JobState.STOPPED);
              leaveCluster();
              return savepoint;
            },
            thread);
    thread.shutdown();
    return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Leaves the cluster without a savepoint; retained checkpoints stay. A job that still runs is
   * cancelled when other jobs keep the cluster.
   */
  @Override
  public void close() {
    if (!thread.isShutdown()) {
      thread.execute(
          () -> {
            FlinkCluster running = cluster;
            JobID last = job;
            enter(JobState.STOPPED);
            if (host.isShared() && running != null && last != null) {
              host.end(running, last);
            }
            leaveCluster();
          });
      thread.shutdown();
    }
    try {
      if (!thread.awaitTermination(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.atError().log("The job supervisor does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    if (isStopped()) {
      return;
    }
    enter(JobState.STARTING);
    try {
      JobGraph graph = factory.build();
      Optional<RestorePoint> from = restorePoints.newest();
      GraphStart.prepare(graph, from);
      FlinkCluster target = host.running();
      cluster = target;
      firstCheckpointSeen = false;
      job = graph.getJobID();
      host.submit(target, graph);
      JobID submitted = graph.getJobID();
      CompletableFuture<JobResult> unused =
          target.result(submitted).whenComplete((result, e) -> ended(submitted, result, e));
      LOG.atInfo()
          .addKeyValue("jobId", graph.getJobID())
          .addKeyValue("from", from.map(Object::toString).orElse("earliest offsets"))
          .log("Job submitted");
    } catch (Exception e) {
      // The edge of the thread: whatever a factory or Flink throws, the next attempt is due.
      failed("Job does not start", e);
    }
  }

  /** Called by Flink on a thread of its own. */
  private void ended(JobID of, @Nullable JobResult result, @Nullable Throwable failure) {
    if (thread.isShutdown()) {
      return;
    }
    thread.execute(
        () -> {
          if (!of.equals(job)) {
            // An earlier job: what is to be done about its end has been done.
            return;
          }
          if (result == null) {
            failed("Job is lost with its cluster", failure);
          } else {
            failed("Job ended", result.getSerializedThrowable().orElse(null));
          }
        });
  }

  private void failed(String what, @Nullable Throwable cause) {
    if (isStopped() || state == JobState.PAUSING) {
      return;
    }
    failures++;
    metrics.failed();
    Duration pause = config.pauseAfter(failures);
    LOG.atError()
        .setCause(cause)
        .addKeyValue("failures", failures)
        .addKeyValue("pause", pause)
        .log("{}; it is started again after the pause", what);
    enter(JobState.PAUSING);
    job = null;
    ScheduledFuture<?> unused =
        thread.schedule(this::attempt, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void watch() {
    if (job == null || cluster == null || isStopped()) {
      return;
    }
    try {
      if (!cluster.isRunning()) {
        failed("Job is lost with its cluster", null);
        return;
      }
      boolean allRun = cluster.allTasksRun(job);
      enter(allRun ? JobState.RUNNING : JobState.STARTING);
      if (allRun) {
        running.complete(null);
      }
      if (!firstCheckpointSeen && restorePoints.hasCompleted(folderOf(job))) {
        firstCheckpointSeen = true;
        failures = 0;
        restorePoints.deleteAllBut(folderOf(job));
      }
    } catch (IOException | RuntimeException e) {
      // A job that has just ended is not found; its end is told by its result.
      LOG.atDebug().setCause(e).log("Job cannot be observed");
    }
  }

  private Optional<Path> stopJob() {
    FlinkCluster stopping = cluster;
    JobID stopped = job;
    enter(JobState.STOPPING);
    if (stopping == null || stopped == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(stopping.stopWithSavepoint(stopped, folderOf(stopped)));
    } catch (IOException e) {
      LOG.atError()
          .setCause(e)
          .log("No savepoint; the next start goes on from the last checkpoint");
    }
    host.end(stopping, stopped);
    return Optional.empty();
  }

  private void leaveCluster() {
    cluster = null;
    host.leave();
  }

  private Path folderOf(JobID id) {
    return config.checkpoints().resolve(id.toHexString());
  }

  private boolean isStopped() {
    return state == JobState.STOPPING || state == JobState.STOPPED;
  }

  private void enter(JobState next) {
    state = next;
    metrics.state(next);
  }

  private void skipped(Path directory, Exception reason) {
    metrics.unreadable();
    LOG.atError()
        .setCause(reason)
        .addKeyValue("checkpoint", directory)
        .log("ALARM: a checkpoint cannot be read and is skipped");
  }
}
