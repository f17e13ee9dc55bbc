package dev.tidegate.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.load.bench.PairedRatio.Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathFiguresTest {
  @Test
  void measuresAtTheWantedRateWhereThePathHoldsWellMore() {
    assertThat(PathFigures.rate(2_000, 2_900)).isEqualTo(2_000);
  }

  @Test
  void measuresAtHalfOfWhatThePathHoldsWhereTheWantedRateIsTooNear() {
    assertThat(PathFigures.rate(2_000, 2_800)).isEqualTo(1_400);
  }

  @Test
  void saysAtWhichRateItWasMeasured() {
    Percentiles latency = new Percentiles(1, 2, 3, 4);
    LoadResult run = new LoadResult(1, 1, 0, Map.of(), latency, latency);

    assertThat(PathFigures.of(List.of(new Pair<>(run, run)), 2_000, 1_400))
        .allSatisfy(figure -> assertThat(figure.name()).endsWith("@2000"))
        .allSatisfy(figure -> assertThat(figure.yardstick()).contains("at 1400/s"));
  }
}
