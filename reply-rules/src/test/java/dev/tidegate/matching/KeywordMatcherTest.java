package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.matching.KeywordMatcher.Conditions;
import dev.tidegate.text.Fold;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeywordMatcherTest {

  @Test
  void firstRuleWins_andABlockedRuleIsNamed() {
    // Given
    KeywordMatcher matcher =
        KeywordMatcher.compile(
            List.of(
                rule(List.of("拿货"), List.of(), List.of("加微")),
                rule(List.of("加微", "ＶＸ"), List.of(), List.of()),
                rule(List.of(), List.of(), List.of())));

    // When
    KeywordMatcher.Result result = matcher.match(Fold.plain("拿货加微vx"));

    // Then
    assertThat(result.match().orElseThrow().rule()).isEqualTo(1);
    assertThat(result.match().orElseThrow().words()).containsExactly("加微", "vx");
    assertThat(result.blocked()).extracting(KeywordMatcher.Match::rule).containsExactly(0);
    assertThat(matcher.match("什么都没有").match()).isEmpty();
  }

  @Property
  void agreesWithNaiveSearch(
      @ForAll("rules") @Size(max = 6) List<Conditions> rules, @ForAll("text") String text) {
    Optional<Conditions> expected =
        rules.stream()
            .filter(r -> !r.anyOf().isEmpty() || !r.allOf().isEmpty())
            .filter(r -> r.anyOf().isEmpty() || r.anyOf().stream().anyMatch(text::contains))
            .filter(r -> r.allOf().stream().allMatch(text::contains))
            .filter(r -> r.noneOf().stream().noneMatch(text::contains))
            .findFirst();

    assertThat(KeywordMatcher.compile(rules).match(text).match().map(m -> rules.get(m.rule())))
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Conditions>> rules() {
    Arbitrary<List<String>> words =
        Arbitraries.strings().withChars("ab货").ofMinLength(1).ofMaxLength(3).list().ofMaxSize(3);
    return net.jqwik.api.Combinators.combine(words, words, words)
        .as((any, all, none) -> rule(any, all, none))
        .list();
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("ab货c").ofMaxLength(12);
  }

  private static Conditions rule(List<String> any, List<String> all, List<String> none) {
    return new Conditions(any, all, none);
  }
}
