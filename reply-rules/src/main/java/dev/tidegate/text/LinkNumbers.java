package dev.tidegate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Link numbers that a folded text names: "3号链接", "三号", "#3", "链接3", "link 3". A day of a month
 * ("11月3号") is none. Whether a number is a link of the merchant is for the desk to say.
 */
public final class LinkNumbers {
  private static final int LARGEST = 999;
  private static final String NUMERALS = "零一二三四五六七八九";
  private static final String NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";

  /** Bounded repeats only, so that matching stays linear. */
  private static final Pattern FORMS =
      Pattern.compile(
          "(?<![\\d月./-])"
              + NUMBER
              + " ?号(?!码|店|线)"
              + "|(?:链接|[#＃]) ?"
              + NUMBER
              + "(?!\\d)"
              + "|(?:link|item|number|no\\.?) ?#? ?"
              + NUMBER
              + "(?![\\da-z])");

  private LinkNumbers() {}

  /** Link numbers in a folded text, in order of appearance, each once. */
  public static List<Integer> in(String folded) {
    List<Integer> found = new ArrayList<>(2);
    Matcher matcher = FORMS.matcher(folded);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String number = matcher.group(group);
        if (number != null) {
          add(found, value(number));
        }
      }
    }
    return List.copyOf(found);
  }

  private static void add(List<Integer> found, int number) {
    if (number > 0 && number <= LARGEST && !found.contains(number)) {
      found.add(number);
    }
  }

  /** 十二 = 12, 二十 = 20, 三 = 3; digits as they are. */
  private static int value(String number) {
    if (Character.isDigit(number.charAt(0))) {
      return Integer.parseInt(number);
    }
    int tens = 0;
    int ones = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == '十') {
        tens = Math.max(ones, 1);
        ones = 0;
      } else {
        ones = c == '两' ? 2 : NUMERALS.indexOf(c);
      }
    }
    return tens * 10 + ones;
  }
}
