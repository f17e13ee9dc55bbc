package dev.tidegate.standalone.supervisor;

import dev.tidegate.standalone.embedded.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;

/**
 * A Flink cluster of one TaskManager in this JVM. Its REST endpoint listens on loopback, on any
 * port. Calls block up to a minute; an {@link IOException} says what did not work.
 */
final class FlinkCluster implements AutoCloseable {
  private static final Duration CALL_LIMIT = Duration.ofMinutes(1);
  private static final int RETAINED_CHECKPOINTS = 3;

  private final MiniCluster cluster;

  private FlinkCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  static FlinkCluster start(JobSupervisorConfig config) throws IOException {
    Directories.delete(config.temp());
    Files.createDirectories(config.temp());
    Files.createDirectories(config.checkpoints());
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(config))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(config.slots())
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    FlinkCluster started = new FlinkCluster(cluster);
    try {
      cluster.start();
      return started;
    } catch (Exception e) {
      started.close();
      throw new IOException("the Flink cluster does not start", e);
    }
  }

  private static Configuration configuration(JobSupervisorConfig config) {
    Configuration flink = new Configuration();
    flink.set(RestOptions.ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_PORT, "0");
    flink.set(CoreOptions.TMP_DIRS, config.temp().toString());
    flink.set(BlobServerOptions.STORAGE_DIRECTORY, config.temp().toString());
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, config.checkpoints().toUri().toString());
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    return flink;
  }

  boolean isRunning() {
    return cluster.isRunning();
  }

  void submit(JobGraph graph) throws IOException {
    await("submit the job", cluster.submitJob(graph));
  }

  /** Completes when the job has ended, whatever way; fails when the cluster goes first. */
  CompletableFuture<JobResult> result(JobID job) {
    return cluster.requestJobResult(job);
  }

  /** Whether every task of the job runs now. */
  boolean allTasksRun(JobID job) throws IOException {
    AccessExecutionGraph graph = await("see the job's tasks", cluster.getExecutionGraph(job));
    if (graph.getState() != JobStatus.RUNNING) {
      return false;
    }
    for (var vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Stops the job with a savepoint below {@code target} and returns its directory. */
  Path stopWithSavepoint(JobID job, Path target) throws IOException {
    String directory =
        await(
            "stop the job with a savepoint",
            cluster.stopWithSavepoint(
                job,
                target.toUri().toString(),
                /* terminate= */ false,
                SavepointFormatType.CANONICAL));
    return Path.of(new org.apache.flink.core.fs.Path(directory).getPath());
  }

  /** Asks the job to end and waits until it has. */
  void cancel(JobID job) throws IOException {
    await("cancel the job", cluster.cancelJob(job));
    await("see the job end", cluster.requestJobResult(job));
  }

  /** Ends the cluster; a job that still runs leaves its retained checkpoints. */
  @Override
  public void close() throws IOException {
    await("stop the Flink cluster", cluster.closeAsync());
  }

  private static <T> T await(String what, Future<T> future) throws IOException {
    try {
      return future.get(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; could not " + what, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("could not " + what, e);
    }
  }
}
