package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.matching.KeywordMatcher.Conditions;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "=在吗, 在吗, true",
    "=在吗, 在吗 包邮, false",
    "=在吗, 主播在吗, false",
    "＝ Hello, hello, true",
    "退~运费, 退货要不要运费, true",
    "退~运费, 退运费, true",
    "退~运费, 运费退吗, false",
    "退~运费, 退一二三四五六运费, true",
    "退~运费, 退一二三四五六七运费, false",
    "退~运费, 退一二三四五六七八九退了运费, true",
    "哈~哈, 哈, false",
    "哈~哈, 哈哈, true",
    "好~, 好~, true",
    "好~, 好, false",
    "哈~哈~, 哈~哈~啊, true",
  })
  void understandsTheSyntaxOfWords(String word, String comment, boolean matches) {
    // Given
    KeywordMatcher matcher =
        KeywordMatcher.compile(List.of(rule(List.of(word), List.of(), List.of())));

    // When
    KeywordMatcher.Result result = matcher.match(Fold.plain(comment));

    // Then
    assertThat(result.match().isPresent()).isEqualTo(matches);
    assertThat(RuleWord.of(word).isIn(Fold.plain(comment))).isEqualTo(matches);
  }

  @Property(tries = 5000)
  void agreesWithNaiveSearch(
      @ForAll("rules") @Size(max = 8) List<Conditions> rules, @ForAll("text") String text) {
    // Given
    List<Integer> expected = new ArrayList<>();
    List<Integer> blocked = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Conditions rule = rules.get(i);
      boolean wanted =
          !(rule.anyOf().isEmpty() && rule.allOf().isEmpty())
              && (rule.anyOf().isEmpty() || rule.anyOf().stream().anyMatch(w -> isIn(w, text)))
              && rule.allOf().stream().allMatch(w -> isIn(w, text));
      if (wanted) {
        (rule.noneOf().stream().anyMatch(w -> isIn(w, text)) ? blocked : expected).add(i);
      }
    }
    KeywordMatcher matcher = KeywordMatcher.compile(rules);

    // When
    KeywordMatcher.Result result = matcher.match(text);
    KeywordMatcher.Every every = matcher.every(text);

    // Then
    Optional<Integer> first = expected.stream().findFirst();
    assertThat(result.match().map(KeywordMatcher.Match::rule)).isEqualTo(first);
    assertThat(result.blocked())
        .extracting(KeywordMatcher.Match::rule)
        .isEqualTo(blocked.stream().filter(b -> b < first.orElse(Integer.MAX_VALUE)).toList());
    assertThat(every.matches()).extracting(KeywordMatcher.Match::rule).isEqualTo(expected);
    assertThat(every.blocked()).extracting(KeywordMatcher.Match::rule).isEqualTo(blocked);
  }

  @Property(tries = 5000)
  void whatAWordImpliesIsInEveryTextThatHoldsIt(
      @ForAll("word") String one, @ForAll("word") String other, @ForAll("text") String text) {
    if (RuleWord.of(one).implies(RuleWord.of(other)) && isIn(one, text)) {
      assertThat(isIn(other, text)).isTrue();
    }
  }

  /** Every pair of places is looked at. */
  private static boolean isIn(String word, String text) {
    if (word.startsWith("=")) {
      return text.equals(word.substring(1));
    }
    int tilde = word.indexOf('~');
    if (tilde < 0) {
      return text.contains(word);
    }
    String before = word.substring(0, tilde);
    String after = word.substring(tilde + 1);
    for (int i = 0; i < text.length(); i++) {
      for (int j = i + before.length(); j <= i + before.length() + 6; j++) {
        if (text.startsWith(before, i) && j <= text.length() && text.startsWith(after, j)) {
          return true;
        }
      }
    }
    return false;
  }

  @Provide
  Arbitrary<List<Conditions>> rules() {
    Arbitrary<List<String>> words = word().list().ofMaxSize(3);
    return Combinators.combine(words, words, words)
        .as((any, all, none) -> rule(any, all, none))
        .list();
  }

  @Provide
  Arbitrary<String> word() {
    Arbitrary<String> plain = Arbitraries.strings().withChars("ab货").ofMinLength(1).ofMaxLength(3);
    return Arbitraries.frequencyOf(
        Tuple.of(4, plain),
        Tuple.of(1, plain.map(word -> "=" + word)),
        Tuple.of(2, Combinators.combine(plain, plain).as((a, b) -> a + "~" + b)));
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("ab货c").ofMaxLength(14);
  }

  private static Conditions rule(List<String> any, List<String> all, List<String> none) {
    return new Conditions(any, all, none);
  }
}
