package dev.tidegate.lint;

import dev.tidegate.matching.Words;
import dev.tidegate.matching.Words.Hit;
import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Claims in a merchant's texts that advertising law forbids, by a list with exceptions: a claim
 * inside an allowed word ("最近") is none. Latin words are whole words.
 */
final class Claims {
  private static final Words<Boolean> LISTED = load();

  /** Characters shown after a claim of one character. */
  private static final int SHOWN_AFTER = 2;

  private Claims() {}

  private static Words<Boolean> load() {
    Map<String, List<Boolean>> words = new TreeMap<>();
    for (String line : Resources.lines("forbidden_claims.txt")) {
      boolean allowed = line.startsWith("!");
      words.put(Fold.plain(allowed ? line.substring(1) : line), List.of(!allowed));
    }
    return Words.compile(words);
  }

  /**
   * The claims in a text as they stand in it after folding, each once, longest at a place; a claim
   * of one character with what follows it ("最便宜").
   */
  static List<String> in(String text) {
    String folded = Fold.plain(text);
    List<Hit<Boolean>> hits =
        LISTED.find(folded).stream().filter(hit -> isWhole(folded, hit)).toList();
    List<String> claims = new ArrayList<>();
    for (Hit<Boolean> hit : hits) {
      boolean inside = hits.stream().anyMatch(other -> covers(other, hit));
      String claim = hit.word().length() > 1 ? hit.word() : withNext(folded, hit);
      if (hit.value() && !inside && !claims.contains(claim)) {
        claims.add(claim);
      }
    }
    return claims;
  }

  private static String withNext(String folded, Hit<Boolean> hit) {
    int end = hit.end();
    while (end < folded.length()
        && end < hit.end() + SHOWN_AFTER
        && Character.isLetterOrDigit(folded.charAt(end))) {
      end++;
    }
    return folded.substring(hit.start(), end);
  }

  private static boolean covers(Hit<Boolean> outer, Hit<Boolean> inner) {
    return outer.start() <= inner.start()
        && outer.end() >= inner.end()
        && outer.word().length() > inner.word().length();
  }

  private static boolean isWhole(String folded, Hit<Boolean> hit) {
    return !(isLatin(folded, hit.start()) && isLatin(folded, hit.start() - 1))
        && !(isLatin(folded, hit.end() - 1) && isLatin(folded, hit.end()));
  }

  private static boolean isLatin(String folded, int at) {
    return at >= 0
        && at < folded.length()
        && folded.charAt(at) < 0x250
        && Character.isLetterOrDigit(folded.charAt(at));
  }
}
