package dev.tidegate.jobs.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.jobs.insight.InsightMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists every metric of the job's stages, and no other. */
class JobMetricsDocumentTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(stage\\.[\\w.<>]+)` \\| (\\w+) \\| [^|]+ \\|$");

  /** Notes the names below a group; values of a key other than the stage become the key's name. */
  private static final class Recording extends UnregisteredMetricsGroup {
    private final String prefix;
    private final Map<String, String> found;

    Recording(String prefix, Map<String, String> found) {
      this.prefix = prefix;
      this.found = found;
    }

    @Override
    public Counter counter(String name) {
      found.put(prefix + name, "counter");
      return super.counter(name);
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      found.put(prefix + name, "gauge");
      return gauge;
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
      found.put(prefix + name, "histogram");
      return histogram;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      String shown = key.equals(StageMetrics.STAGE) ? value : "<" + key + ">";
      return new Recording(prefix + key + "." + shown + ".", found);
    }
  }

  @Test
  void everyMetricOfTheStagesIsDocumented_andNoOther() throws IOException {
    // Given
    Map<String, String> registered = new TreeMap<>();
    MetricGroup operator = new Recording("", registered);

    // When
    new StageMetrics(operator, "comprehend");
    new DeskMetrics(operator, () -> 0);
    new InsightMetrics(operator);

    // Then
    assertThat(documented()).isEqualTo(registered);
  }

  private static Map<String, String> documented() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
  }
}
