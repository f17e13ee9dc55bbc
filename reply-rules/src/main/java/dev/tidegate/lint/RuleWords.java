package dev.tidegate.lint;

import dev.tidegate.matching.RuleWord;
import dev.tidegate.ruleset.KeywordRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a keyword rule, and what follows from them. Says only what is certain. */
record RuleWords(List<RuleWord> any, List<RuleWord> all, List<RuleWord> none) {
  /** Keeps words apart in a made-up text: more than a pair may have between its words. */
  private static final String APART = "\uFFFF".repeat(RuleWord.NEAR + 2);

  /** Two words that cannot both be as the rule wants them. */
  record Contradiction(RuleWord wanted, RuleWord other) {}

  static RuleWords of(KeywordRule rule) {
    return new RuleWords(words(rule.anyOf()), words(rule.allOf()), words(rule.noneOf()));
  }

  private static List<RuleWord> words(List<String> written) {
    return written.stream().map(RuleWord::of).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** The ways to satisfy the rule: one of the any-words with all the all-words. */
  List<List<RuleWord>> ways() {
    if (any.isEmpty()) {
      return all.isEmpty() ? List.of() : List.of(all);
    }
    return any.stream()
        .map(word -> Stream.concat(Stream.of(word), all.stream()).distinct().toList())
        .toList();
  }

  /** A text that holds words and nothing else. */
  static String textOf(List<RuleWord> words) {
    return words.stream()
        .map(word -> word.first() + word.second())
        .collect(Collectors.joining(APART));
  }

  /** Why no text can match; empty when some may. */
  Optional<Contradiction> contradiction() {
    List<Contradiction> why = ways().stream().flatMap(way -> conflict(way).stream()).toList();
    return why.isEmpty() || why.size() < ways().size() ? Optional.empty() : Optional.of(why.get(0));
  }

  private Optional<Contradiction> conflict(List<RuleWord> way) {
    for (RuleWord wanted : way) {
      for (RuleWord forbidden : none) {
        if (wanted.implies(forbidden)) {
          return Optional.of(new Contradiction(wanted, forbidden));
        }
      }
      for (RuleWord other : way) {
        if (wanted.kind() == RuleWord.Kind.EXACT && !wanted.implies(other)) {
          return Optional.of(new Contradiction(wanted, other));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether this rule matches every text that matches {@code later} in the given way. */
  boolean takes(RuleWords later, List<RuleWord> way) {
    boolean wanted =
        !(any.isEmpty() && all.isEmpty())
            && (any.isEmpty() || any.stream().anyMatch(word -> follows(way, word)))
            && all.stream().allMatch(word -> follows(way, word));
    return wanted
        && none.stream()
            .allMatch(mine -> later.none.stream().anyMatch(theirs -> mine.implies(theirs)));
  }

  private static boolean follows(List<RuleWord> way, RuleWord word) {
    return way.stream().anyMatch(given -> given.implies(word));
  }
}
