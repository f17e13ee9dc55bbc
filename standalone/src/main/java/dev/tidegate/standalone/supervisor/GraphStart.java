package dev.tidegate.standalone.supervisor;

import dev.tidegate.standalone.supervisor.RestorePoints.RestorePoint;
import java.util.Optional;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CheckpointRetentionPolicy;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobgraph.tasks.JobCheckpointingSettings;

/** What a graph must have before it is submitted. */
final class GraphStart {
  private GraphStart() {}

  /**
   * Names the state to start from: read and left as it is, and all of it must find its operator.
   *
   * @throws IllegalStateException when the job's checkpoints would not outlive it
   */
  static void prepare(JobGraph graph, Optional<RestorePoint> from) {
    requireRetained(graph);
    from.ifPresent(point -> graph.setSavepointRestoreSettings(settings(point)));
  }

  private static SavepointRestoreSettings settings(RestorePoint point) {
    return SavepointRestoreSettings.forPath(
        point.directory().toUri().toString(),
        /* allowNonRestoredState= */ false,
        RecoveryClaimMode.NO_CLAIM);
  }

  private static void requireRetained(JobGraph graph) {
    JobCheckpointingSettings settings = graph.getCheckpointingSettings();
    if (settings == null
        || settings.getCheckpointCoordinatorConfiguration().getCheckpointRetentionPolicy()
            != CheckpointRetentionPolicy.RETAIN_ON_CANCELLATION) {
      throw new IllegalStateException(
          "execution.checkpointing.externalized-checkpoint-retention of the job must be "
              + "RETAIN_ON_CANCELLATION, with checkpoints on");
    }
  }
}
