package dev.tidegate.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.load.bench.PairedRatio.Pair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
  @TempDir Path folder;

  private static LoadResult run(double p50, double p99) {
    return new LoadResult(
        10,
        10,
        0,
        Map.of(),
        new Percentiles(p50, p50, p99, p99),
        new Percentiles(0.1, 0.1, 0.2, 0.3));
  }

  @Test
  void writesTheFieldsThatProgramsRead() throws Exception {
    // Given
    List<Pair<LoadResult>> pairs = List.of(new Pair<>(run(4, 20), run(5, 30)));
    Path file = folder.resolve("bench.json");

    // When
    new BenchReport("a machine", "abc", 7, PathFigures.of(pairs, 500)).write(file);

    // Then
    JsonNode json = Json.mapper().readTree(file.toFile());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("machine", "commit", "seed", "figures");
    assertThat(json.path("seed").asLong()).isEqualTo(7);
    JsonNode figure = json.path("figures").path(0);
    assertThat(figure.fieldNames())
        .toIterable()
        .contains("name", "value", "unit", "yardstick", "yardstick_value", "ratio");
    assertThat(figure.path("name").asText()).isEqualTo("reply.p50.vs_floor@500");
    assertThat(figure.path("value").asDouble()).isEqualTo(5);
    assertThat(figure.path("unit").asText()).isEqualTo("ms");
    assertThat(figure.path("yardstick_value").asDouble()).isEqualTo(4);
    assertThat(figure.path("ratio").asDouble()).isEqualTo(1.25);
    assertThat(json.path("figures").path(1).path("name").asText())
        .isEqualTo("reply.p99.vs_floor@500");
    assertThat(json.path("figures").path(1).path("ratio").asDouble()).isEqualTo(1.5);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void tellsPeopleBothLatenciesTheRatioAndItsRange() {
    // Given
    List<Pair<LoadResult>> pairs =
        List.of(new Pair<>(run(4, 20), run(5, 30)), new Pair<>(run(4, 20), run(4, 40)));

    // When
    List<String> table = new BenchReport("a machine", "abc", 7, PathFigures.of(pairs, 500)).table();

    // Then
    assertThat(table).hasSize(2);
    assertThat(table.get(0)).contains("reply.p50.vs_floor@500", "4.50 ms", "4.00", "1.13");
    assertThat(table.get(1)).contains("35.00 ms", "20.00", "1.75", "1.50 to 2.00");
  }
}
