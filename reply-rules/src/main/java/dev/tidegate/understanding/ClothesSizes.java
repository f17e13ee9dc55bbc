package dev.tidegate.understanding;

import java.util.Locale;
import java.util.regex.Pattern;

/** Sizes of clothes in letters and words. */
final class ClothesSizes {
  static final Pattern FORMS =
      Pattern.compile(
          "(?<![a-z0-9'’.])(xxs|xs|s|m|l|xl|xxl|xxxl|xxxxl|[2-6] ?xl|one size|free size)(?![a-z'’])"
              + "|(均码|加大码|加大号|大码|中码|小码)");

  private ClothesSizes() {}

  /** Whether a character that every form has is in the text. */
  static boolean mayBeIn(String folded) {
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if ((c >= 'a' && c <= 'z') || c == '码' || c == '号') {
        return true;
      }
    }
    return false;
  }

  /** One form of a size: {@code xxl} is {@code 2XL}. */
  static String size(String word) {
    String plain = word.replace(" ", "").toLowerCase(Locale.ROOT);
    if (plain.startsWith("加大")) {
      return "大码";
    }
    int xs = plain.indexOf('l') > 1 && plain.startsWith("xx") ? plain.indexOf('l') : 0;
    return switch (plain) {
      case "onesize", "freesize" -> "均码";
      default -> xs > 0 ? xs + "XL" : plain.toUpperCase(Locale.ROOT);
    };
  }
}
