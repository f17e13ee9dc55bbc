package dev.tidegate.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in a folded text: digits with decimals, Chinese numerals, as thousandths. */
final class Numerals {
  /** A number, for use inside a larger pattern; holds one group. */
  static final String NUMBER =
      "((?<![\\d.])\\d{1,6}(?![\\d])(?:\\.\\d{1,3}(?!\\d))?|(?<![零〇一二两三四五六七八九十百千])[零〇一二两三四五六七八九十百千]{1,8})";

  private static final Pattern ANY = Pattern.compile(NUMBER);
  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /** A number that stands in a text, {@code end} exclusive. */
  record Numeral(long milli, int start, int end) {}

  static List<Numeral> in(String folded) {
    List<Numeral> found = new ArrayList<>();
    Matcher matcher = ANY.matcher(folded);
    while (matcher.find()) {
      found.add(new Numeral(milli(matcher.group()), matcher.start(), matcher.end()));
    }
    return found;
  }

  /** The value of a matched number in thousandths. */
  static long milli(String number) {
    return Character.isDigit(number.charAt(0)) && number.charAt(0) < 0x80
        ? digits(number)
        : chinese(number) * 1000;
  }

  private static long digits(String number) {
    int point = number.indexOf('.');
    if (point < 0) {
      return Long.parseLong(number) * 1000;
    }
    String decimals = (number.substring(point + 1) + "000").substring(0, 3);
    return Long.parseLong(number.substring(0, point)) * 1000 + Long.parseLong(decimals);
  }

  /** 一百二十 = 120, 一百二 = 120, 一百零二 = 102, 九十八 = 98, 一五八 = 158. */
  private static long chinese(String number) {
    long total = 0;
    long digit = 0;
    long lastUnit = 1;
    boolean units = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      long unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
      if (unit > 0) {
        units = true;
        total +=
            Math.max(digit, i == 0 || digit > 0 ? 1 : 0) * unit * (digit > 0 || i == 0 ? 1 : 0);
        digit = 0;
        lastUnit = unit;
      } else {
        long value = c == '两' ? 2 : c == '〇' ? 0 : DIGITS.indexOf(c);
        boolean zero = value == 0;
        lastUnit = zero && units ? 10 : lastUnit;
        digit = units ? value : digit * 10 + value;
      }
    }
    boolean shortened = units && lastUnit >= 100 && digit > 0;
    return total + (shortened ? digit * lastUnit / 10 : digit);
  }
}
