package dev.tidegate.moderation;

/**
 * How a folded text looks, apart from its words: disguised advertisements look like codes.
 *
 * @param odd characters of rare alphabets and rare Chinese ones
 * @param single Chinese characters that stand alone between blanks or signs
 * @param mixed runs of five or more Latin letters and digits together
 * @param numbers runs of four or more digits
 * @param handles names after an @
 * @param codes one to four Latin letters and then, after at most a blank, three or more digits
 * @param endsInCode whether the text ends in a run with a digit that is four or longer
 */
record Shape(
    int odd, int single, int mixed, int numbers, int handles, int codes, boolean endsInCode) {
  private static final int HAN = 0x4E00;
  private static final int LAST_HAN = 0x9FFF;

  static Shape of(String text) {
    int odd = 0;
    int single = 0;
    int mixed = 0;
    int numbers = 0;
    int handles = 0;
    int codes = 0;
    boolean last = false;
    int lettersBefore = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isName(c)) {
        while (next < text.length() && isName(text.charAt(next))) {
          next++;
        }
        int digits = digits(text, i, next);
        int letters = next - i - digits;
        mixed += next - i >= 5 && letters > 0 && digits > 0 ? 1 : 0;
        numbers += letters == 0 && digits >= 4 ? 1 : 0;
        handles += i > 0 && text.charAt(i - 1) == '@' && next - i >= 4 ? 1 : 0;
        boolean code = digits >= 3 && letters <= 4 && letters + lettersBefore > 0;
        codes += code ? 1 : 0;
        last = next - i >= 4 && digits > 0;
        lettersBefore = digits == 0 && letters <= 4 ? letters : 0;
      } else {
        odd += isOdd(c) ? 1 : 0;
        single += c >= HAN && isAlone(text, i, next) ? 1 : 0;
        lettersBefore = c == ' ' ? lettersBefore : 0;
        last &= c == ' ' || isSign((char) c) || isOdd(c);
      }
      i = next;
    }
    return new Shape(odd, single, mixed, numbers, handles, codes, last);
  }

  private static int digits(String text, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += text.charAt(i) <= '9' ? 1 : 0;
    }
    return digits;
  }

  private static boolean isAlone(String text, int from, int to) {
    return (from == 0 || isSign(text.charAt(from - 1)))
        && (to >= text.length() || isSign(text.charAt(to)));
  }

  private static boolean isOdd(int c) {
    if (c < 0x250 || (c >= 0x2000 && c < 0x3100) || (c >= 0x1F000 && c < 0x20000)) {
      return false;
    }
    return c < HAN || c > 0xFFFF || (c > LAST_HAN && c < 0xFE00);
  }

  private static boolean isSign(char c) {
    return c < '0' || (c >= 0x2000 && c < 0x3100) || c == '|';
  }

  private static boolean isName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
