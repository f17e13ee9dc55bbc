package dev.tidegate.matching;

import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the first keyword rule that matches a folded text: one of its any-words, all of its
 * all-words, none of its none-words, as plain substrings. One pass over the text, then the rules in
 * order.
 */
public final class KeywordMatcher {
  private final List<CompiledRule> rules;
  private final List<String> words;
  private final Words<Integer> finder;

  private record CompiledRule(BitSet any, BitSet all, BitSet none) {}

  /** The words of one rule; an empty list is no condition. */
  public record Conditions(List<String> anyOf, List<String> allOf, List<String> noneOf) {}

  /**
   * A rule that matched.
   *
   * @param rule its place in the list that was compiled
   * @param words the rule's words that stand in the text
   */
  public record Match(int rule, List<String> words) {}

  /**
   * What matching says.
   *
   * @param blocked rules that would have matched but for a none-word, before the match
   */
  public record Result(Optional<Match> match, List<Match> blocked) {}

  private KeywordMatcher(List<CompiledRule> rules, List<String> words, Words<Integer> finder) {
    this.rules = rules;
    this.words = words;
    this.finder = finder;
  }

  /** Compiles rules in the merchant's order. */
  public static KeywordMatcher compile(List<Conditions> rules) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> words = new ArrayList<>();
    List<CompiledRule> compiled = new ArrayList<>();
    for (Conditions rule : rules) {
      compiled.add(
          new CompiledRule(
              numbersOf(rule.anyOf(), numbers, words),
              numbersOf(rule.allOf(), numbers, words),
              numbersOf(rule.noneOf(), numbers, words)));
    }
    Map<String, List<Integer>> finder = new HashMap<>();
    numbers.forEach((word, number) -> finder.put(word, List.of(number)));
    return new KeywordMatcher(List.copyOf(compiled), List.copyOf(words), Words.compile(finder));
  }

  private static BitSet numbersOf(
      List<String> list, Map<String, Integer> numbers, List<String> words) {
    BitSet set = new BitSet();
    for (String listed : list) {
      String word = Fold.plain(listed);
      if (!word.isEmpty()) {
        set.set(
            numbers.computeIfAbsent(
                word,
                w -> {
                  words.add(w);
                  return words.size() - 1;
                }));
      }
    }
    return set;
  }

  /** The first rule that matches, and the rules that a none-word held back before it. */
  public Result match(String folded) {
    BitSet present = new BitSet(words.size());
    finder.find(folded).forEach(hit -> present.set(hit.value()));
    if (present.isEmpty()) {
      return new Result(Optional.empty(), List.of());
    }
    List<Match> blocked = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      if (!conditionsHold(rule, present)) {
        continue;
      }
      List<String> forbidden = wordsIn(present, rule.none());
      if (forbidden.isEmpty()) {
        List<String> hits = new ArrayList<>(wordsIn(present, rule.any()));
        hits.addAll(wordsIn(present, rule.all()));
        return new Result(Optional.of(new Match(i, List.copyOf(hits))), blocked);
      }
      blocked.add(new Match(i, forbidden));
    }
    return new Result(Optional.empty(), blocked);
  }

  /** A rule without any condition never matches: it would answer everything. */
  private static boolean conditionsHold(CompiledRule rule, BitSet present) {
    if (rule.any().isEmpty() && rule.all().isEmpty()) {
      return false;
    }
    if (!rule.any().isEmpty() && !rule.any().intersects(present)) {
      return false;
    }
    BitSet absent = (BitSet) rule.all().clone();
    absent.andNot(present);
    return absent.isEmpty();
  }

  private List<String> wordsIn(BitSet present, BitSet numbers) {
    BitSet both = (BitSet) numbers.clone();
    both.and(present);
    return both.stream().mapToObj(words::get).toList();
  }
}
