package dev.tidegate.standalone.management;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The ledgers as Prometheus sees them. */
final class LedgerMetrics extends Collector {
  private final Supplier<LedgerCounts.Totals> totals;

  LedgerMetrics(Supplier<LedgerCounts.Totals> totals) {
    this.totals = totals;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    LedgerCounts.Totals now = totals.get();
    return List.of(
        counter("tidegate_log_records", "Records on the log", "type", now.records()),
        counter(
            "tidegate_desk_decided",
            "Records that the desk has decided, each once",
            "disposition",
            now.decided()),
        counter(
            "tidegate_desk_deadletters",
            "Records that could not be decided, each once",
            "reason",
            now.deadLetters()),
        counter("tidegate_obligations_opened", "Obligations opened", "kind", now.opened()),
        counter("tidegate_obligations_closed", "Obligations closed, by how", "by", now.closed()),
        new GaugeMetricFamily(
            "tidegate_obligations_open", "Obligations that are open now", now.open()));
  }

  private static CounterMetricFamily counter(
      String name, String help, String label, Map<String, Long> counts) {
    CounterMetricFamily family = new CounterMetricFamily(name, help, List.of(label));
    counts.forEach((value, count) -> family.addMetric(List.of(value), count));
    return family;
  }
}
