package dev.tidegate.standalone.supervisor;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Flink cluster that the jobs of one instance share: started when the first job needs it, again
 * when it has ended, and stopped when the last supervisor leaves. Safe from any thread; calls
 * block.
 */
public final class FlinkHost {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkHost.class);

  private final JobSupervisorConfig config;
  private @Nullable FlinkCluster cluster;
  private int supervisors;

  /**
   * A host without a cluster yet.
   *
   * @param config of the cluster: temp, slots for all jobs, default folder of checkpoints
   */
  public FlinkHost(JobSupervisorConfig config) {
    this.config = config;
  }

  synchronized void enter() {
    supervisors++;
  }

  /** The supervisor's job has ended; with the last one the cluster ends under what still runs. */
  synchronized void leave() {
    supervisors--;
    if (supervisors == 0) {
      close();
    }
  }

  /** Whether another supervisor uses the cluster too. */
  synchronized boolean isShared() {
    return supervisors > 1;
  }

  synchronized FlinkCluster running() throws IOException {
    FlinkCluster known = cluster;
    if (known != null && known.isRunning()) {
      return known;
    }
    close();
    FlinkCluster started = FlinkCluster.start(config);
    cluster = started;
    return started;
  }

  /** Submits a job; one whose submit failed may have been accepted, and does not go on. */
  void submit(FlinkCluster target, JobGraph graph) throws IOException {
    try {
      target.submit(graph);
    } catch (IOException e) {
      if (isShared()) {
        end(target, graph.getJobID());
      } else {
        drop(target);
      }
      throw e;
    }
  }

  /** Ends one job; when that cannot be done, the cluster ends, and the other jobs start again. */
  void end(FlinkCluster target, JobID job) {
    try {
      target.cancel(job);
    } catch (IOException e) {
      boolean unknown =
          e.getCause() instanceof ExecutionException failed
              && failed.getCause() instanceof FlinkJobNotFoundException;
      if (!unknown) {
        LOG.atError().setCause(e).log("Job does not end; its cluster is stopped under it");
        drop(target);
      }
    }
  }

  /** Ends a cluster that cannot be trusted any more; whoever asks next starts another. */
  private synchronized void drop(FlinkCluster broken) {
    if (broken == cluster) {
      close();
    }
  }

  private void close() {
    FlinkCluster closing = cluster;
    cluster = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        LOG.atError().setCause(e).log("Flink cluster does not stop in order");
      }
    }
  }
}
