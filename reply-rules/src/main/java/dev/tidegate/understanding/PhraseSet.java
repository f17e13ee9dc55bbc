package dev.tidegate.understanding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Phrases to look for in a folded text, longer ones first. Where a phrase begins or ends with a
 * Latin letter or a digit, it must stand alone: "it" is not in "with", "38" is not in "138".
 * Immutable, safe to share.
 */
final class PhraseSet {
  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  private final List<String> phrases;

  private PhraseSet(List<String> phrases) {
    this.phrases = phrases;
  }

  /** Empty phrases are left out. */
  static PhraseSet of(Collection<String> phrases) {
    return new PhraseSet(
        phrases.stream()
            .filter(phrase -> !phrase.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  boolean in(String folded) {
    return phrases.stream().anyMatch(phrase -> find(folded, phrase, 0) >= 0);
  }

  /** The text with one blank for every phrase and its neighbours' blanks. */
  String without(String folded) {
    String left = folded;
    for (String phrase : phrases) {
      left = without(left, phrase);
    }
    return left.equals(folded) ? folded : BLANKS.matcher(left).replaceAll(" ");
  }

  private static String without(String text, String phrase) {
    int at = find(text, phrase, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder left = new StringBuilder(text.length());
    int from = 0;
    for (; at >= 0; at = find(text, phrase, from)) {
      left.append(text, from, at).append(' ');
      from = at + phrase.length();
    }
    return left.append(text, from, text.length()).toString();
  }

  private static int find(String folded, String phrase, int from) {
    int at = folded.indexOf(phrase, from);
    while (at >= 0
        && !(LatinWords.boundary(folded, at)
            && LatinWords.boundary(folded, at + phrase.length()))) {
      at = folded.indexOf(phrase, at + 1);
    }
    return at;
  }
}
