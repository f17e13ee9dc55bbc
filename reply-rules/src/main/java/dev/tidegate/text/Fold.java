package dev.tidegate.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings a text into the form in which words are matched: NFKC, lower case, no invisible
 * characters, each run of white space one blank, trimmed. Rules, FAQ and comments go through the
 * same fold.
 *
 * <p>NFKC is Unicode Standard Annex #15; invisible are the format characters (category Cf:
 * zero-width and bidi marks, BOM) and the variation selectors. Linear, deterministic; expects
 * well-formed UTF-16 and copes with any.
 */
public final class Fold {
  private Fold() {}

  /** The folded text; empty when nothing visible is left. */
  public static String plain(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(normal.length());
    boolean blankDue = false;
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      i += Character.charCount(c);
      if (isInvisible(c)) {
        continue;
      }
      if (isBlank(c)) {
        blankDue = !folded.isEmpty();
        continue;
      }
      if (blankDue) {
        folded.append(' ');
        blankDue = false;
      }
      folded.appendCodePoint(c);
    }
    return folded.toString();
  }

  /** Letters and digits of a folded text, each run of one character cut to one: names a cluster. */
  public static String skeleton(String folded) {
    StringBuilder core = new StringBuilder(folded.length());
    int last = -1;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        continue;
      }
      if (c != last || Character.isDigit(c)) {
        core.appendCodePoint(c);
      }
      last = c;
    }
    return core.toString();
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
