package dev.tidegate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Link numbers that a folded text names: "3号链接", "三号", "#3", "链接3", "3链接", "link 3", "item 3",
 * "no.3". A day of a month ("11月3号", "3号发货") is none, nor is a kind of number that only looks like
 * one ("3号线"). Whether a number is a link of the merchant, or one of a shade, is for {@code
 * ProductMention} to say.
 */
public final class LinkNumbers {
  private static final int LARGEST = 999;
  private static final String NUMERALS = "零一二三四五六七八九";
  private static final String NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";

  /** Bounded repeats only, so that matching stays linear. */
  private static final Pattern FORMS =
      Pattern.compile(
          "(?<![\\d月./-]|[一二两三四五六七八九十大小跳码巷路街弄道院楼])"
              + NUMBER
              + " ?号(?!半|码|店|线|楼|仓|到货|发货|之?前|以前|之?后|以后|晚上|早上|上午|下午|下的?单|才?退|再来?[买拍来])"
              + "|(?:链接|[#＃]) ?"
              + NUMBER
              + "(?!\\d)"
              + "|第 ?"
              + NUMBER
              + " ?个 ?链接"
              + "|(?<![\\d.])"
              + NUMBER
              + " ?(?:链接|#(?!\\d))"
              + "|(?<![a-z])(?:link|item|number|no\\.?|nr\\.?) ?#? ?"
              + NUMBER
              + "(?![\\da-z])"
              + "|(?<![a-z])(?:on|is|about|of) (\\d{1,2})(?= ?\\?*$)");

  private LinkNumbers() {}

  /** A number and where the words that make it a link's stand, {@code end} exclusive. */
  public record Hit(int number, int start, int end) {}

  /** The numbers in order of appearance, each once. */
  public static List<Integer> in(String folded) {
    List<Integer> found = new ArrayList<>(2);
    for (Hit hit : find(folded)) {
      if (!found.contains(hit.number())) {
        found.add(hit.number());
      }
    }
    return List.copyOf(found);
  }

  /** Every mention of a link number, in order. */
  public static List<Hit> find(String folded) {
    if (!NumberSigns.isIn(folded)) {
      return List.of();
    }
    List<Hit> found = new ArrayList<>(2);
    Matcher matcher = FORMS.matcher(folded);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String number = matcher.group(group);
        if (number != null) {
          int value = value(number);
          if (value > 0 && value <= LARGEST) {
            found.add(new Hit(value, matcher.start(), matcher.end()));
          }
        }
      }
    }
    return found;
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
