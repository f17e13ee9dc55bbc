package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ExpTest {

  @Property(tries = 20_000)
  void isStrictMathButForTheLastBits(@ForAll @DoubleRange(min = -745, max = 709) double x) {
    double exact = StrictMath.exp(x);

    assertThat(Exp.of(x)).isEqualTo(exact, within(Math.max(Double.MIN_VALUE, exact * 1e-15)));
  }

  @Property(tries = 20_000)
  void isExactlyTheFloatOfStrictMath(@ForAll @DoubleRange(min = -110, max = 90) double x) {
    assertThat(Exp.asFloat(x)).isEqualTo((float) StrictMath.exp(x));
  }

  @Test
  void isExactForEveryDifferenceOfScoresOnAFineGrid() {
    for (int i = -60 * 4096; i <= 0; i++) {
      float x = i / 4096f;
      assertThat(Exp.asFloat(x)).isEqualTo((float) StrictMath.exp(x));
    }
  }

  @Test
  void knowsTheEnds() {
    assertThat(Exp.of(0)).isEqualTo(1);
    assertThat(Exp.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Exp.of(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Exp.of(Double.NaN)).isNaN();
    assertThat(Exp.asFloat(-200)).isZero();
  }
}
