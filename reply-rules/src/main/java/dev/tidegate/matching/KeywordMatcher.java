package dev.tidegate.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the first keyword rule that matches a folded text: one of its any-words, all of its
 * all-words, none of its none-words; words as {@link RuleWord} describes them.
 *
 * <p>One pass over the text, then only the rules that a found word leads to: each rule is filed
 * under its any-words, or else under the longest of its all-words. Immutable, safe to share.
 */
public final class KeywordMatcher {
  private static final int[] NO_RULES = {};

  private final List<CompiledRule> rules;
  private final List<String> words;
  private final int[][] rulesOfWord;
  private final WordFinder finder;

  /** Numbers of words in the order of the rule. */
  private static final class CompiledRule {
    private final int[] any;
    private final int[] all;
    private final int[] none;

    CompiledRule(int[] any, int[] all, int[] none) {
      this.any = any;
      this.all = all;
      this.none = none;
    }
  }

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

  /** Every rule that matches by itself, and every rule that a none-word holds back, in order. */
  public record Every(List<Match> matches, List<Match> blocked) {}

  private KeywordMatcher(
      List<CompiledRule> rules, List<String> words, int[][] rulesOfWord, WordFinder finder) {
    this.rules = rules;
    this.words = words;
    this.rulesOfWord = rulesOfWord;
    this.finder = finder;
  }

  /** Compiles rules in the merchant's order. */
  public static KeywordMatcher compile(List<Conditions> rules) {
    Map<RuleWord, Integer> numbers = new HashMap<>();
    List<RuleWord> words = new ArrayList<>();
    List<CompiledRule> compiled = new ArrayList<>();
    for (Conditions rule : rules) {
      compiled.add(
          new CompiledRule(
              numbersOf(rule.anyOf(), numbers, words),
              numbersOf(rule.allOf(), numbers, words),
              numbersOf(rule.noneOf(), numbers, words)));
    }
    return new KeywordMatcher(
        List.copyOf(compiled),
        words.stream().map(RuleWord::written).toList(),
        file(compiled, words),
        WordFinder.compile(words));
  }

  private static int[] numbersOf(
      List<String> list, Map<RuleWord, Integer> numbers, List<RuleWord> words) {
    List<Integer> found = new ArrayList<>();
    for (String listed : list) {
      RuleWord word = RuleWord.of(listed);
      if (!word.isEmpty()) {
        Integer number = numbers.get(word);
        if (number == null) {
          number = words.size();
          numbers.put(word, number);
          words.add(word);
        }
        found.add(number);
      }
    }
    return found.stream().distinct().mapToInt(number -> number).toArray();
  }

  /** A rule without any condition is filed nowhere: it would answer everything. */
  private static int[][] file(List<CompiledRule> rules, List<RuleWord> words) {
    Map<Integer, WordFinder.Numbers> filed = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      int[] under = rule.any.length > 0 || rule.all.length == 0 ? rule.any : longest(rule, words);
      for (int word : under) {
        filed.computeIfAbsent(word, w -> new WordFinder.Numbers()).add(i);
      }
    }
    int[][] rulesOfWord = new int[words.size()][];
    Arrays.fill(rulesOfWord, NO_RULES);
    filed.forEach((word, of) -> rulesOfWord[word] = of.sorted());
    return rulesOfWord;
  }

  private static int[] longest(CompiledRule rule, List<RuleWord> words) {
    int longest = rule.all[0];
    for (int word : rule.all) {
      if (words.get(word).written().length() > words.get(longest).written().length()) {
        longest = word;
      }
    }
    return new int[] {longest};
  }

  /** The first rule that matches, and the rules that a none-word held back before it. */
  public Result match(String folded) {
    Every found = search(folded, true);
    return new Result(found.matches().stream().findFirst(), found.blocked());
  }

  /** Every rule that would match if it stood alone. */
  public Every every(String folded) {
    return search(folded, false);
  }

  private Every search(String folded, boolean firstOnly) {
    int[] present = finder.in(folded);
    if (present.length == 0) {
      return new Every(List.of(), List.of());
    }
    WordFinder.Numbers candidates = new WordFinder.Numbers();
    for (int word : present) {
      candidates.addAll(rulesOfWord[word]);
    }
    List<Match> matches = new ArrayList<>(1);
    List<Match> blocked = new ArrayList<>(0);
    for (int i : candidates.sorted()) {
      CompiledRule rule = rules.get(i);
      if (!holdAll(present, rule.all)) {
        continue;
      }
      List<String> forbidden = wordsIn(present, rule.none);
      if (!forbidden.isEmpty()) {
        blocked.add(new Match(i, forbidden));
        continue;
      }
      List<String> hits = new ArrayList<>(wordsIn(present, rule.any));
      hits.addAll(wordsIn(present, rule.all));
      matches.add(new Match(i, List.copyOf(hits)));
      if (firstOnly) {
        break;
      }
    }
    return new Every(List.copyOf(matches), List.copyOf(blocked));
  }

  private static boolean holdAll(int[] present, int[] numbers) {
    for (int number : numbers) {
      if (Arrays.binarySearch(present, number) < 0) {
        return false;
      }
    }
    return true;
  }

  private List<String> wordsIn(int[] present, int[] numbers) {
    if (numbers.length == 0) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (int number : numbers) {
      if (Arrays.binarySearch(present, number) >= 0) {
        found.add(words.get(number));
      }
    }
    return found;
  }
}
