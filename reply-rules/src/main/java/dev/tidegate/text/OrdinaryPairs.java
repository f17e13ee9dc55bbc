package dev.tidegate.text;

import dev.tidegate.resource.Resources;
import java.util.Arrays;
import java.util.List;

/**
 * Which Chinese characters stand beside each other in ordinary text: pairs that occur at least
 * three times in the posts of COLD (see {@code NOTICE}). What is not among them may be a disguise.
 * Immutable, loaded once.
 */
public final class OrdinaryPairs {
  /** Ascending; the first character in the upper half. */
  private static final int[] PAIRS = load();

  private OrdinaryPairs() {}

  /** Whether {@code second} stands after {@code first} in ordinary text. */
  public static boolean has(char first, char second) {
    return Arrays.binarySearch(PAIRS, first << Character.SIZE | second) >= 0;
  }

  /** Each line is a character and then those that stand after it. */
  private static int[] load() {
    List<String> lines = Resources.lines("ordinary_pairs.txt");
    int[] pairs = new int[lines.stream().mapToInt(String::length).sum() - lines.size()];
    int count = 0;
    for (String line : lines) {
      for (int i = 1; i < line.length(); i++) {
        pairs[count++] = line.charAt(0) << Character.SIZE | line.charAt(i);
      }
    }
    Arrays.sort(pairs);
    return pairs;
  }
}
