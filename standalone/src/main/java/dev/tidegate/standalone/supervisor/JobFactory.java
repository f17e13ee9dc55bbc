package dev.tidegate.standalone.supervisor;

import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * Builds the job anew for each start. The graph reads its sources from the earliest offsets when it
 * is given no state, retains its checkpoints after cancellation, and names no restore path: that is
 * the supervisor's.
 */
@FunctionalInterface
public interface JobFactory {
  /** A new graph with a new job id; called on the supervisor's thread. */
  JobGraph build() throws Exception;
}
