package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AutomatonTest {

  @Property(tries = 5000)
  void findsWhatNaiveSearchFinds(@ForAll("words") Set<String> words, @ForAll("text") String text) {
    assertFindsAll(words, text);
  }

  @Property(tries = 5000)
  void findsWhatNaiveSearchFinds_withoutWordsOfOneCharacter(
      @ForAll("longerWords") Set<String> words, @ForAll("text") String text) {
    assertFindsAll(words, text);
  }

  private static void assertFindsAll(Set<String> words, String text) {
    // Given
    List<String> sorted = List.copyOf(new TreeSet<>(words));
    List<String> expected = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      for (int start = 0; start < end; start++) {
        if (words.contains(text.substring(start, end))) {
          expected.add(text.substring(start, end) + "@" + start);
        }
      }
    }
    // When
    List<String> found = new ArrayList<>();
    Automaton.compile(sorted)
        .find(
            text,
            (word, start, end) -> {
              assertThat(text.substring(start, end)).isEqualTo(sorted.get(word));
              found.add(sorted.get(word) + "@" + start);
            });
    // Then
    assertThat(found).isEqualTo(expected);
  }

  @Provide
  Arbitrary<Set<String>> words() {
    return words(1);
  }

  @Provide
  Arbitrary<Set<String>> longerWords() {
    return words(2);
  }

  private static Arbitrary<Set<String>> words(int shortest) {
    return Arbitraries.strings()
        .withChars("ab货\uD83D\uDE00")
        .ofMinLength(shortest)
        .ofMaxLength(6)
        .set()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("ab货c\uD83D\uDE00").ofMaxLength(20);
  }
}
