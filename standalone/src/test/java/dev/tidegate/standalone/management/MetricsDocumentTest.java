package dev.tidegate.standalone.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.ingress.delivery.DeliveryMetrics;
import dev.tidegate.standalone.supervisor.JobMetrics;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.SimpleCollector;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists every metric of the product with its type and labels, and no other. */
class MetricsDocumentTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(tidegate_\\w+)` \\| (\\w+) \\|([^|]*)\\| [^|]+ \\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /** Remembers who registers, since a metric without samples says nothing of its labels. */
  private static final class Recording extends CollectorRegistry {
    private final List<Collector> collectors = new ArrayList<>();

    @Override
    public void register(Collector collector) {
      super.register(collector);
      collectors.add(collector);
    }
  }

  @Test
  void everyMetricIsDocumentedWithTypeAndLabels_andNoOther() throws Exception {
    // Given
    Recording registry = new Recording();
    registerAll(registry);

    // When
    Map<String, String> registered = new TreeMap<>();
    for (Collector collector : registry.collectors) {
      registered.putAll(described(collector));
    }

    // Then
    assertThat(documented()).isEqualTo(registered);
  }

  private static void registerAll(CollectorRegistry registry) throws Exception {
    hidden("dev.tidegate.ingress.inbound.InboundMetrics", CollectorRegistry.class)
        .newInstance(registry);
    new DeliveryMetrics(registry);
    hidden("dev.tidegate.portal.PortalMetrics", CollectorRegistry.class, IntSupplier.class)
        .newInstance(registry, (IntSupplier) () -> 0);
    new JobMetrics(registry);
    Map<String, Long> one = Map.of("any", 1L);
    registry.register(new LedgerMetrics(() -> new LedgerCounts.Totals(one, one, one, one, one)));
  }

  /** Of a class that its own module keeps to itself. */
  private static Constructor<?> hidden(String type, Class<?>... parameters) throws Exception {
    Constructor<?> constructor = Class.forName(type).getDeclaredConstructor(parameters);
    constructor.setAccessible(true);
    return constructor;
  }

  private static Map<String, String> described(Collector collector) throws Exception {
    Map<String, String> described = new TreeMap<>();
    for (MetricFamilySamples family : collector.collect()) {
      boolean counter = family.type == Collector.Type.COUNTER;
      described.put(
          counter ? family.name + "_total" : family.name,
          family.type.name().toLowerCase(Locale.ROOT) + " " + labels(collector, family));
    }
    return described;
  }

  private static List<?> labels(Collector collector, MetricFamilySamples family) throws Exception {
    if (collector instanceof SimpleCollector<?>) {
      var field = SimpleCollector.class.getDeclaredField("labelNames");
      field.setAccessible(true);
      return (List<?>) field.get(collector);
    }
    return family.samples.get(0).labelNames;
  }

  private static Map<String, String> documented() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.toMap(row -> row.group(1), row -> row.group(2) + " " + names(row.group(3))));
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
  }
}
