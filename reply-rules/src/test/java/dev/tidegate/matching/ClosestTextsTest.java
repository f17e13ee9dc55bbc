package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidegate.text.TermWeights;
import dev.tidegate.text.Terms;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClosestTextsTest {
  private static final TermWeights WEIGHTS = weights("包邮", "邮费多少", "退货");

  private static TermWeights weights(String... texts) {
    int[] terms = Arrays.stream(texts).flatMapToInt(t -> Arrays.stream(Terms.of(t))).toArray();
    int[] distinct = Arrays.stream(terms).sorted().distinct().toArray();
    short[] counts = new short[distinct.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (short) (1 + i % 3);
    }
    return TermWeights.of(texts.length, distinct, counts);
  }

  @Property
  void findsTheLargestCosineOfEachEntry(
      @ForAll("entries") List<List<String>> entries,
      @ForAll("text") String before,
      @ForAll("text") String asked) {
    // Given
    int[] terms = Terms.of(asked);
    double[] found = new double[entries.size()];
    // When
    ClosestTexts texts = ClosestTexts.of(entries, WEIGHTS);
    ClosestTexts.Sums sums = texts.sums();
    texts.find(Terms.of(before), squares(Terms.of(before)), new double[found.length], sums);
    texts.find(terms, squares(terms), found, sums);
    // Then
    for (int e = 0; e < found.length; e++) {
      double expected = 0;
      for (String text : entries.get(e)) {
        expected = Math.max(expected, cosine(terms, Terms.of(text)));
      }
      assertThat(found[e]).isEqualTo(expected, within(1e-12));
    }
  }

  private static double[] squares(int[] terms) {
    return ClosestTexts.squares(terms, WEIGHTS);
  }

  private static double cosine(int[] one, int[] other) {
    double shared = 0;
    for (int term : one) {
      double weight = Arrays.binarySearch(other, term) >= 0 ? WEIGHTS.of(term) : 0;
      shared += weight * weight;
    }
    return shared == 0 ? 0 : shared / (length(one) * length(other));
  }

  private static double length(int[] terms) {
    return Math.sqrt(
        Arrays.stream(terms).mapToDouble(t -> (double) WEIGHTS.of(t) * WEIGHTS.of(t)).sum());
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("包邮费退货多少 a").ofMaxLength(8);
  }

  @Provide
  Arbitrary<List<List<String>>> entries() {
    return text().list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(5);
  }
}
