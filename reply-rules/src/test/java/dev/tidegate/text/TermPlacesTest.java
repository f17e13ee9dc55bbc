package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TermPlacesTest {
  private static final int LARGEST = (1 << Terms.BITS) - 1;

  @Property
  void saysWhatHalvingSays(
      @ForAll @Size(max = 40) Set<@IntRange(max = LARGEST) Integer> filed,
      @ForAll @IntRange(max = LARGEST) int other) {
    // Given
    int[] terms = filed.stream().mapToInt(term -> term).sorted().toArray();
    // When
    TermPlaces places = new TermPlaces(terms);
    // Then
    for (int i = 0; i < terms.length; i++) {
      assertThat(places.of(terms[i])).isEqualTo(i);
    }
    assertThat(places.of(other)).isEqualTo(Math.max(-1, Arrays.binarySearch(terms, other)));
  }
}
