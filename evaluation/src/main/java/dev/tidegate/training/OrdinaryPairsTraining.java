package dev.tidegate.training;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which Chinese characters stand beside each other in ordinary text, from posts of COLD. */
final class OrdinaryPairsTraining {
  /** Rarer pairs may be chance, or a disguise that a post itself has. */
  private static final int LEAST = 3;

  private static final Pattern HAN = Pattern.compile("[\\x{4e00}-\\x{9fff}]+");

  private OrdinaryPairsTraining() {}

  /** Lines of a character and those that stand after it, both ascending. */
  static String lines() {
    Map<String, Integer> counts = new HashMap<>();
    for (String post : ModerationTexts.posts()) {
      Matcher run = HAN.matcher(post);
      while (run.find()) {
        for (int i = run.start(); i + 2 <= run.end(); i++) {
          counts.merge(post.substring(i, i + 2), 1, Integer::sum);
        }
      }
    }
    Map<Character, TreeSet<Character>> after = new TreeMap<>();
    counts.forEach(
        (pair, count) -> {
          if (count >= LEAST) {
            after.computeIfAbsent(pair.charAt(0), c -> new TreeSet<>()).add(pair.charAt(1));
          }
        });
    StringBuilder lines = new StringBuilder();
    after.forEach(
        (first, seconds) -> {
          lines.append(first.charValue());
          seconds.forEach(second -> lines.append(second.charValue()));
          lines.append('\n');
        });
    return lines.toString();
  }
}
