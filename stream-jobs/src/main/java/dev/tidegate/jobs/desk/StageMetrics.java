package dev.tidegate.jobs.desk;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What every stage counts: {@code <operator>.stage.<stage>.in} and {@code
 * <operator>.stage.<stage>.reason.<reason>.dropped}. Ticks are not counted. Used on the task's
 * thread.
 */
final class StageMetrics {
  static final String STAGE = "stage";
  static final String IN = "in";
  static final String DROPPED = "dropped";
  static final String REASON = "reason";

  private final Counter in;
  private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

  StageMetrics(MetricGroup operator, String stage) {
    MetricGroup group = operator.addGroup(STAGE, stage);
    in = group.counter(IN);
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, group.addGroup(REASON, reason.code()).counter(DROPPED));
    }
  }

  void in() {
    in.inc();
  }

  void dropped(DropReason reason) {
    Counter counter = dropped.get(reason);
    if (counter != null) {
      counter.inc();
    }
  }
}
