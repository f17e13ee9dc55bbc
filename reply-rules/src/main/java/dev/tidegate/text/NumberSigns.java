package dev.tidegate.text;

/**
 * The characters that numbers are written with: digits and Chinese numerals. Looked for before
 * patterns that need one, for most comments have none.
 */
public final class NumberSigns {
  private static final String WRITTEN = "零〇一二两三四五六七八九十百千幺";

  private NumberSigns() {}

  /** Whether one is in the text. */
  public static boolean isIn(String text) {
    return areIn(text, 1);
  }

  /** Whether at least so many are in the text. */
  static boolean areIn(String text, int wanted) {
    int found = 0;
    for (int i = 0; i < text.length() && found < wanted; i++) {
      found += isOne(text.charAt(i)) ? 1 : 0;
    }
    return found >= wanted;
  }

  private static boolean isOne(char c) {
    return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c) || WRITTEN.indexOf(c) >= 0;
  }
}
