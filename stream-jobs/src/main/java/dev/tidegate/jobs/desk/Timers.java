package dev.tidegate.jobs.desk;

import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;

/** Where a trigger gets its timer service from: the operator, under a name that never changes. */
@FunctionalInterface
interface Timers<N> {
  InternalTimerService<N> of(Triggerable<String, N> trigger);
}
