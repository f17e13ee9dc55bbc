package dev.tidegate.jobs.desk;

import dev.tidegate.event.Decision;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What the desk's operator counts beyond {@link StageMetrics}, all under {@code
 * <operator>.stage.desk}: {@code disposition.<disposition>.decided}, {@code appendToDecideMs} (a
 * histogram of the last {@value #WINDOW} decisions, from broker's append time to decision), {@code
 * parked} (records), {@code parkedMerchants}, {@code parkedTooLong} (alarms raised).
 */
final class DeskMetrics {
  private static final int WINDOW = 2_000;

  private final StageMetrics stage;
  private final Map<Decision.Disposition, Counter> decided =
      new EnumMap<>(Decision.Disposition.class);
  private final Histogram appendToDecideMs;
  private final Counter parked;
  private final Counter parkedTooLong;

  DeskMetrics(MetricGroup operator, IntSupplier parkedMerchants) {
    stage = new StageMetrics(operator, "desk");
    MetricGroup group = operator.addGroup(StageMetrics.STAGE, "desk");
    for (Decision.Disposition disposition : Decision.Disposition.values()) {
      decided.put(
          disposition, group.addGroup("disposition", disposition.name()).counter("decided"));
    }
    appendToDecideMs =
        group.histogram("appendToDecideMs", new DescriptiveStatisticsHistogram(WINDOW));
    parked = group.counter("parked");
    parkedTooLong = group.counter("parkedTooLong");
    group.gauge("parkedMerchants", (Gauge<Integer>) parkedMerchants::getAsInt);
  }

  void in() {
    stage.in();
  }

  void dropped(DropReason reason) {
    stage.dropped(reason);
  }

  void decided(Decision decision, long nowMs) {
    Counter counter = decided.get(decision.disposition());
    if (counter != null) {
      counter.inc();
    }
    appendToDecideMs.update(nowMs - decision.appendMs());
  }

  void parked() {
    parked.inc();
  }

  void parkedTooLong() {
    parkedTooLong.inc();
  }
}
