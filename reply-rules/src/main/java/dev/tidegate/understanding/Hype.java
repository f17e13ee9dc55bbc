package dev.tidegate.understanding;

import dev.tidegate.resource.Resources;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Short lines that ask nothing: "扣1" and "想要" are a wish to buy, "哈哈哈" and walls of emoji are
 * cheering. Written once or ten times in a row is the same.
 */
public enum Hype {
  /** Anything else. */
  NONE,
  /** Wants the item on show. */
  WANTS,
  /** Cheers, laughs, greets. */
  CHEERS;

  /** Longer texts say more than that. */
  private static final int LONGEST = 40;

  private static final Map<String, Hype> WORDS = words();

  /** Which it is; of a folded text. Never throws. */
  public static Hype of(String folded) {
    if (folded.isEmpty() || folded.length() > LONGEST || asks(folded)) {
      return NONE;
    }
    String letters = lettersAndDigits(folded);
    return letters.isEmpty() ? CHEERS : WORDS.getOrDefault(once(letters), NONE);
  }

  private static String lettersAndDigits(String folded) {
    StringBuilder kept = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** "#1?" asks for a product, and "???" does not understand. */
  private static boolean asks(String folded) {
    return folded.indexOf('?') >= 0 || folded.indexOf('#') >= 0;
  }

  /** What is written over and over: 冲 of 冲冲冲, 想要 of 想要想要; a cut last one counts as whole. */
  private static String once(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.regionMatches(period, text, 0, text.length() - period)) {
        return text.substring(0, period);
      }
    }
    return text;
  }

  private static Map<String, Hype> words() {
    Map<String, Hype> words = new HashMap<>();
    for (String line : Resources.lines("hype_words.txt")) {
      int tab = line.indexOf('\t');
      Hype kind = valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT));
      for (String word : line.substring(tab + 1).split(" ", -1)) {
        words.put(once(word), kind);
      }
    }
    return Map.copyOf(words);
  }
}
