package dev.tidegate.text;

/**
 * Latin words written with digits and signs that look like letters ("h0w", "sh!t", "s3ll1ng"). A
 * word is sure to be one when such a sign stands between letters; only beside a sure one are short
 * signs at the ends of other words read too ("th3", "1t"), so that sizes and models stay. For
 * shields only. Linear.
 */
public final class Leet {
  private static final String SIGNS = "013457@$!";
  private static final String LETTERS = "oieastasi";

  /** More of them in a row are a number. */
  private static final int MOST_IN_A_ROW = 2;

  private Leet() {}

  /** The folded text with letters for signs in such words, character for character. */
  public static String plain(String folded) {
    if (!isIn(folded)) {
      return folded;
    }
    StringBuilder plain = new StringBuilder(folded);
    for (int i = 0; i < folded.length(); ) {
      int end = end(folded, i);
      if (end > i && isWord(folded, i, end)) {
        for (int j = i; j < end; j++) {
          int sign = SIGNS.indexOf(folded.charAt(j));
          plain.setCharAt(j, sign < 0 ? folded.charAt(j) : LETTERS.charAt(sign));
        }
      }
      i = Math.max(end, i + 1);
    }
    return plain.toString();
  }

  /** Whether a folded text has a word that is sure to be one. */
  static boolean isIn(String text) {
    int letter = Integer.MIN_VALUE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        int between = i - letter - 1;
        if (letter >= 0 && between >= 1 && between <= MOST_IN_A_ROW) {
          return true;
        }
        letter = i;
      } else if (c > 'z' || SIGNS.indexOf(c) < 0) {
        letter = Integer.MIN_VALUE;
      }
    }
    return false;
  }

  /** Letters and signs in short runs; an exclamation mark that ends a word is one. */
  private static boolean isWord(String text, int start, int end) {
    int letters = 0;
    int row = 0;
    for (int i = start; i < end; i++) {
      boolean letter = isLetter(text.charAt(i));
      letters += letter ? 1 : 0;
      row = letter ? 0 : row + 1;
      if (row > MOST_IN_A_ROW) {
        return false;
      }
    }
    return letters > 0 && (end == text.length() || !isName(text.charAt(end)));
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length()
        && (isLetter(text.charAt(end)) || SIGNS.indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    while (end > start && text.charAt(end - 1) == '!') {
      end--;
    }
    return end;
  }

  private static boolean isName(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
