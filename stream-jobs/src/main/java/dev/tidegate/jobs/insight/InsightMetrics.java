package dev.tidegate.jobs.insight;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the insight job counts, under {@code <operator>.stage.insight}: {@code in} (records that
 * passed the check for repeats) and {@code reason.<reason>.dropped}. Used on the task's thread.
 */
public final class InsightMetrics {
  private final Counter in;
  private final Map<Reason, Counter> dropped = new EnumMap<>(Reason.class);

  /** Why something was not counted. */
  enum Reason {
    /** Its source was seen. */
    REPEAT,
    /** Its minute was closed. */
    LATE,
    /** It could not be read. */
    MALFORMED
  }

  /** Registers all of it below an operator's group. */
  public InsightMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("stage", "insight");
    in = group.counter("in");
    for (Reason reason : Reason.values()) {
      dropped.put(
          reason,
          group.addGroup("reason", reason.name().toLowerCase(Locale.ROOT)).counter("dropped"));
    }
  }

  void in() {
    in.inc();
  }

  void dropped(Reason reason) {
    Counter counter = dropped.get(reason);
    if (counter != null) {
      counter.inc();
    }
  }
}
