package dev.tidegate.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides private numbers in texts that people read: telephone numbers, ID numbers, bank cards, long
 * order numbers, mail addresses. The first three and last two characters stay, so that a person can
 * still tell two apart. Linear in the length of the text.
 */
public final class Masking {
  private static final String DIGIT = "[0-9\uFF10-\uFF19]";
  private static final String SPOKEN = "[0-9\uFF10-\uFF19零〇一二三四五六七八九幺]";

  /** In this order: grouped numbers, long runs of digits, spoken numbers, mail addresses. */
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?<!"
              + DIGIT
              + ")(?:"
              // mobile 138 1234 5678, 138-1234-5678
              + "1[3-9]\\d[ -]\\d{4}[ -]?\\d{4}|1[3-9]\\d\\d{4}[ -]\\d{4}"
              // landline 0571-88886666
              + "|0\\d{2,3}[ -]\\d{7,8}"
              // international +1 415 555 0100, (415) 555-0100
              + "|\\+\\d{1,3}(?:[ -]?\\d{2,4}){2,4}"
              + "|\\(?\\d{3}\\)?[ .-]\\d{3}[.-]\\d{4}"
              + ")(?!"
              + DIGIT
              + ")|"
              + DIGIT
              + "{9,}[Xx]?|"
              + SPOKEN
              + "{11,}|"
              + "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}");

  private static final int FEWEST = 9;
  private static final int HEAD = 3;
  private static final int TAIL = 2;

  private Masking() {}

  /** The text as people may see it. */
  public static String mask(String text) {
    return mayHoldPrivate(text) ? PRIVATE.matcher(text).replaceAll(Masking::masked) : text;
  }

  /** Every form but those with a plus and mail addresses has at least so many digits. */
  private static boolean mayHoldPrivate(String text) {
    return text.indexOf('@') >= 0 || text.indexOf('+') >= 0 || NumberSigns.areIn(text, FEWEST);
  }

  private static String masked(MatchResult match) {
    String found = match.group();
    String tail = found.substring(found.length() - TAIL);
    return Matcher.quoteReplacement(found.substring(0, HEAD) + "******" + tail);
  }
}
