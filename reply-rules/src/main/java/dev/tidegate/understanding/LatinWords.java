package dev.tidegate.understanding;

import java.util.ArrayList;
import java.util.List;

/** Words of Latin letters in folded texts. */
public final class LatinWords {
  /** Shorter words are left as they are: "us" is no plural. */
  static final int SHORTEST = 4;

  private LatinWords() {}

  /** Latin words, with their inner apostrophes. */
  static List<String> tokens(String folded) {
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      boolean letter = i < folded.length() && isLatin(folded.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        tokens.add(folded.substring(start, i));
        start = -1;
      }
    }
    return tokens;
  }

  /** A word and its plural, or its singular. */
  static List<String> forms(String word) {
    char last = word.charAt(word.length() - 1);
    if (!isLatin(last) || last == '\'' || word.length() < SHORTEST) {
      return List.of(word);
    }
    return last == 's'
        ? List.of(word, singular(word))
        : List.of(word, word + (last == 'x' || last == 'h' ? "es" : "s"));
  }

  static String singular(String word) {
    return word.length() > SHORTEST && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static boolean isLatin(char c) {
    return (Character.isLetter(c) && !Character.isIdeographic(c)) || c == '\'';
  }

  /** Whether a word may begin or end at {@code at}: not inside a Latin word or a number. */
  public static boolean boundary(String folded, int at) {
    if (at <= 0 || at >= folded.length()) {
      return true;
    }
    char before = folded.charAt(at - 1);
    char after = folded.charAt(at);
    boolean latin = isLatin(before) && isLatin(after);
    boolean digits = Character.isDigit(before) && Character.isDigit(after);
    boolean decimal =
        (before == '.' && Character.isDigit(after))
            && at >= 2
            && Character.isDigit(folded.charAt(at - 2));
    return !latin && !digits && !decimal;
  }
}
