package dev.tidegate.understanding;

import java.util.regex.Pattern;

/**
 * Whether a text goes on about the product that its writer last spoke of: it begins like an answer
 * to what was said ("那大份的呢", "what about the gold ones") or says that it was asked before. A text
 * that merely lacks a product is about the one on show.
 */
public final class FollowUp {
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?:[唉哎咦啊哦] ?)?(?:那(?![个件款条边种支些后双瓶])|又|到底|所以)" + "|(?:so+|and|what about|how about) ");

  private static final Pattern AGAIN =
      Pattern.compile(
          "第[二两三四五]次|第[二两三四五]遍|问了?[两三]遍|没人回|有没有人回|装看不见|(?:啥时候|什么时候|几时)再上"
              + "|asked (?:twice|before|already)|(?:2nd|second|3rd|third) time");

  private FollowUp() {}

  /** Whether a folded text that names no product carries on a talk about one. */
  public static boolean in(String folded) {
    return BEGINS.matcher(folded).lookingAt() || AGAIN.matcher(folded).find();
  }
}
