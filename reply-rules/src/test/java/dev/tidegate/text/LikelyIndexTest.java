package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LikelyIndexTest {
  private static final float WHOLE = 65_535;

  @Property
  void saysExactlyWhatComparingOneByOneSays(
      @ForAll("distributions") List<List<Integer>> filed,
      @ForAll("distribution") List<Integer> asked) {
    // Given
    double[] into = new double[filed.size()];
    // When
    LikelyIndex.of(filed).overlaps(asked, into);
    // Then
    for (int i = 0; i < into.length; i++) {
      assertThat(into[i]).isEqualTo(overlap(asked, filed.get(i)));
    }
  }

  @Provide
  Arbitrary<List<Integer>> distribution() {
    return Arbitraries.floats().between(0, 1).array(float[].class).ofMaxSize(12).map(Likely::of);
  }

  @Provide
  Arbitrary<List<List<Integer>>> distributions() {
    return distribution().list().ofMaxSize(6);
  }

  /** Compares two distributions by themselves, as a check: the Bhattacharyya coefficient. */
  private static double overlap(List<Integer> one, List<Integer> other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      int a = one.get(i);
      int b = other.get(j);
      if (a >>> 16 == b >>> 16) {
        sum += Math.sqrt((double) (a & 0xffff) * (b & 0xffff));
        i++;
        j++;
      } else if (a >>> 16 < b >>> 16) {
        i++;
      } else {
        j++;
      }
    }
    return sum / WHOLE;
  }
}
