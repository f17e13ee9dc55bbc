package dev.tidegate.moderation;

import org.jspecify.annotations.Nullable;

/**
 * A run of digits in a folded text: written as digits, in Chinese or by look-alike letters between
 * digits, with at most two fillers between two of them. Reads from a place on; linear.
 *
 * @param digits as ASCII
 * @param groups the lengths of the parts between fillers, in order, one character each
 * @param plain whether all of them are written as ASCII digits
 */
record Digits(String digits, String groups, boolean plain, int start, int end) {
  private static final String CHINESE = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String FILLERS = " -.·*_~,'/\u20E3\uFE0F";
  private static final int MOST = 24;

  /** The run that begins at {@code at}; null when there is no digit. */
  static @Nullable Digits at(String text, int at) {
    if (value(text.charAt(at)) < 0) {
      return null;
    }
    StringBuilder digits = new StringBuilder();
    StringBuilder groups = new StringBuilder();
    boolean plain = true;
    int group = 0;
    int end = at;
    for (int i = at; i < text.length() && digits.length() < MOST; i++) {
      char c = text.charAt(i);
      int value = group > 0 || i > end ? valueBetween(text, i) : value(c);
      if (value >= 0) {
        if (i > end) {
          groups.append((char) group);
          group = 0;
        }
        digits.append((char) ('0' + value));
        plain &= c >= '0' && c <= '9';
        group++;
        end = i + 1;
      } else if (i - end >= 2 || FILLERS.indexOf(c) < 0) {
        break;
      }
    }
    groups.append((char) group);
    return new Digits(digits.toString(), groups.toString(), plain, at, end);
  }

  /** The value of a digit; -1 for any other character. */
  static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c < 0x3007) {
      return -1;
    }
    int value = CHINESE.indexOf(c);
    if (value < 0) {
      value = FORMAL.indexOf(c);
    }
    return value >= 0 ? value : c == '〇' ? 0 : c == '幺' || c == '妖' ? 1 : -1;
  }

  /** A letter that looks like a digit counts as one after a digit and before one. */
  private static int valueBetween(String text, int at) {
    char c = text.charAt(at);
    if ((c == 'o' || c == 'l' || c == 'i')
        && at > 0
        && at + 1 < text.length()
        && value(text.charAt(at - 1)) >= 0
        && value(text.charAt(at + 1)) >= 0) {
      return c == 'o' ? 0 : 1;
    }
    return value(c);
  }

  int count() {
    return digits.length();
  }

  /** A mobile number in China, written in one, in its usual groups, or digit by digit. */
  boolean isMobile() {
    if (count() != 11 || digits.charAt(0) != '1' || digits.charAt(1) < '3') {
      return false;
    }
    return groups.length() == 1
        || groups.equals("\u0003\u0004\u0004")
        || groups.equals("\u0003\b")
        || groups.equals("\u0007\u0004")
        || groups.length() >= 6;
  }

  /** A telephone in a town in China: 0571-88886666. */
  boolean isLandline() {
    return plain
        && digits.charAt(0) == '0'
        && groups.length() == 2
        && (groups.charAt(0) == 3 || groups.charAt(0) == 4)
        && (groups.charAt(1) == 7 || groups.charAt(1) == 8);
  }

  /** A number in North America, (415) 555-0100, by its groups. */
  boolean isAmerican() {
    return plain && groups.equals("\u0003\u0003\u0004");
  }
}
