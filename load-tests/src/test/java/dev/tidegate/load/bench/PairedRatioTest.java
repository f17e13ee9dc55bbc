package dev.tidegate.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidegate.load.bench.PairedRatio.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRatioTest {
  @Test
  void isTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
    // Given
    List<Pair<Double>> pairs =
        List.of(new Pair<>(2.0, 3.0), new Pair<>(10.0, 11.0), new Pair<>(4.0, 8.0));

    // When
    PairedRatio ratio = PairedRatio.of(pairs, run -> run);

    // Then
    assertThat(ratio).isEqualTo(new PairedRatio(8, 4, 1.5, 1.1, 2));
  }

  @Test
  void ofAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    PairedRatio ratio =
        PairedRatio.of(List.of(new Pair<>(1.0, 1.0), new Pair<>(1.0, 2.0)), run -> run);

    assertThat(ratio.median()).isCloseTo(1.5, within(1e-9));
    assertThat(ratio.least()).isEqualTo(1);
    assertThat(ratio.greatest()).isEqualTo(2);
  }

  @Test
  void refusesNoPairsAndAYardstickOfZero() {
    assertThatThrownBy(() -> PairedRatio.of(List.<Pair<Double>>of(), run -> run))
        .hasMessage("pairs must not be empty");
    assertThatThrownBy(() -> PairedRatio.of(List.of(new Pair<>(0.0, 1.0)), run -> run))
        .hasMessage("a yardstick must be positive, was 0.0");
  }
}
