package dev.tidegate.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which of many {@link RuleWord}s are in a text, by number: one pass for plain words and the
 * parts of pairs, one look for the whole text. Immutable, safe to share.
 */
final class WordFinder {
  private static final int[] NONE = {};

  private final Automaton words;

  /** What each word of the automaton stands for; below zero a part of a pair, see {@link #part}. */
  private final int[][] values;

  private final Map<String, Integer> exact;
  private final int pairs;
  private final int[] numberOfPair;

  private WordFinder(
      Automaton words, int[][] values, Map<String, Integer> exact, int pairs, int[] numberOfPair) {
    this.words = words;
    this.values = values;
    this.exact = exact;
    this.pairs = pairs;
    this.numberOfPair = numberOfPair;
  }

  /** Compiles words; each is known by its place in the list. */
  static WordFinder compile(List<RuleWord> list) {
    TreeMap<String, Numbers> values = new TreeMap<>();
    Map<String, Integer> exact = new HashMap<>();
    int[] numberOfPair = new int[list.size()];
    int pairs = 0;
    for (int number = 0; number < list.size(); number++) {
      RuleWord word = list.get(number);
      switch (word.kind()) {
        case PLAIN -> add(values, word.first(), number);
        case EXACT -> exact.put(word.first(), number);
        case NEAR -> {
          add(values, word.first(), part(pairs, false));
          add(values, word.second(), part(pairs, true));
          numberOfPair[pairs++] = number;
        }
      }
    }
    return new WordFinder(
        Automaton.compile(List.copyOf(values.keySet())),
        values.values().stream().map(Numbers::sorted).toArray(int[][]::new),
        Map.copyOf(exact),
        pairs,
        Arrays.copyOf(numberOfPair, pairs));
  }

  private static void add(Map<String, Numbers> values, String word, int value) {
    values.computeIfAbsent(word, w -> new Numbers()).add(value);
  }

  private static int part(int pair, boolean later) {
    return -1 - 2 * pair - (later ? 1 : 0);
  }

  /** The numbers of the words in a folded text, ascending, each once. */
  int[] in(String folded) {
    Numbers found = new Numbers();
    Integer whole = exact.isEmpty() ? null : exact.get(folded);
    if (whole != null) {
      found.add(whole);
    }
    Map<Integer, Numbers> ends = pairs == 0 ? Map.of() : new HashMap<>();
    words.find(
        folded,
        (word, start, end) -> {
          for (int value : values[word]) {
            if (value >= 0) {
              found.add(value);
            } else {
              part(folded, value, start, end, ends, found);
            }
          }
        });
    return found.sorted();
  }

  private void part(
      String folded, int value, int start, int end, Map<Integer, Numbers> ends, Numbers found) {
    int pair = (-1 - value) / 2;
    boolean later = (-1 - value) % 2 == 1;
    if (!later) {
      ends.computeIfAbsent(pair, p -> new Numbers()).add(end);
      return;
    }
    Numbers before = ends.get(pair);
    if (before != null && isNear(folded, before, start)) {
      found.add(numberOfPair[pair]);
    }
  }

  /** Hits come in the order of their ends: the nearest earlier word is one of the last few. */
  private static boolean isNear(String folded, Numbers ends, int start) {
    for (int i = ends.size() - 1; i >= 0; i--) {
      int end = ends.get(i);
      if (end <= start) {
        return folded.codePointCount(end, start) <= RuleWord.NEAR;
      }
    }
    return false;
  }

  /** A list of numbers without boxes. */
  static final class Numbers {
    private int[] values = NONE;
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.max(8, size * 2));
      }
      values[size++] = value;
    }

    void addAll(int[] more) {
      for (int value : more) {
        add(value);
      }
    }

    int size() {
      return size;
    }

    int get(int index) {
      return values[index];
    }

    /** Ascending, each once. */
    int[] sorted() {
      if (size == 0) {
        return NONE;
      }
      int[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      int kept = 1;
      for (int i = 1; i < size; i++) {
        if (sorted[i] != sorted[i - 1]) {
          sorted[kept++] = sorted[i];
        }
      }
      return Arrays.copyOf(sorted, kept);
    }
  }
}
