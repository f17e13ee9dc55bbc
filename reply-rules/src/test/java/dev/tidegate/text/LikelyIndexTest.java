package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LikelyIndexTest {

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
      assertThat(into[i]).isEqualTo(Likely.overlap(asked, filed.get(i)));
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
}
