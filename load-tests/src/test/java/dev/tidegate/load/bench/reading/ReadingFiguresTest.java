package dev.tidegate.load.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.load.bench.BenchReport;
import dev.tidegate.load.bench.BenchReport.Figure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingFiguresTest {
  @TempDir Path folder;

  private static List<Figure> figures() {
    ReadingFigures figures = new ReadingFigures();
    for (double slower : new double[] {1, 2}) {
      figures.add("LISTS", 500 * slower);
      figures.add("JUDGED", 5_000 * slower);
      figures.add("SENSITIVE_WORD", 3_000 * slower);
      figures.add("BARE_AHO_CORASICK", 250 * slower);
      figures.add("reading.us", 20 * slower);
      figures.add("faq.us@1000", 15 * slower);
      figures.add("lucene.us@1000", 30 * slower);
    }
    return figures.list();
  }

  @Test
  void ratesAreOursToTheYardsticksAndTimesToo() {
    List<Figure> figures = figures();

    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly(
            "moderate.rate.vs_sensitive_word",
            "judge.rate.vs_sensitive_word",
            "moderate.rate.vs_ahocorasick",
            "reading.us",
            "faq.us@1000");
    assertThat(figures.get(0).value()).isEqualTo(1_500_000);
    assertThat(figures.get(0).ratio()).isEqualTo(6);
    assertThat(figures.get(0).pairs()).isEqualTo(2);
    assertThat(figures.get(1).ratio()).isEqualTo(0.6);
    assertThat(figures.get(3).value()).isEqualTo(30);
    assertThat(figures.get(3).ratio()).isNull();
    assertThat(figures.get(4).ratio()).isEqualTo(0.5);
  }

  @Test
  void writesNoYardstickWhereThereIsNone() throws Exception {
    // Given
    Path file = folder.resolve("bench.json");
    // When
    new BenchReport("a machine", "abc", 7, figures()).write(file);
    // Then
    JsonNode written = Json.mapper().readTree(file.toFile()).path("figures");
    assertThat(written.path(0).path("yardstick").asText()).contains("sensitive-word");
    assertThat(written.path(0).path("yardstick_value").asDouble()).isEqualTo(250_000);
    assertThat(written.path(3).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "value", "unit", "pairs");
  }

  @Test
  void tellsPeopleEveryFigureInALine() {
    List<String> table = new BenchReport("a machine", "abc", 7, figures()).table();

    assertThat(table).hasSize(5);
    assertThat(table.get(0)).contains("1,500,000.00 comments/s", "ratio  6.00 (6.00 to 6.00)");
    assertThat(table.get(3)).contains("reading.us", "30.00 us").doesNotContain("ratio");
  }
}
