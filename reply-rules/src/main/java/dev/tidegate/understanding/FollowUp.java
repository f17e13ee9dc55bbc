package dev.tidegate.understanding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text goes on about the product that its writer last spoke of: it begins like an answer
 * to what was said ("那大份的呢", "what about the gold ones") or says that it was asked before. A text
 * that merely lacks a product is about the one on show.
 */
public final class FollowUp {
  private static final int LONGEST = 40;

  private static final Pattern BEGINS =
      Pattern.compile(
          "(?:[唉哎咦啊哦] ?)?(?:那(?![个件款条边种支些后双瓶])|又|到底|所以)" + "|(?:so+|and|what about|how about) ");

  private static final Pattern AGAIN =
      Pattern.compile(
          "第[二两三四五]次|第[二两三四五]遍|问了?[两三]遍|没人回|有没有人回|装看不见|(?:啥时候|什么时候|几时)再上"
              + "|asked (?:twice|before|already)|(?:2nd|second|3rd|third) time");

  /** "这个" and "this one" are what everybody sees now, also after "那". */
  private static final Pattern HERE =
      Pattern.compile("这[个件款条双瓶支只套盒罐包]|(?<![a-z])(?:this|these)(?![a-z])");

  /** "那加绒的呢", "3号呢", "那黑色的?": what it names, and how it begins. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:[唉哎咦啊哦嗯] ?)?(那么?|还有)?[ ,]?(.{1,16}?)(?:呢[啊呀 ?!~。]*|(?<=[号款的色码斤])[ ?]+)"
              + "|((?:(?:so|ok|oh|wait) )?(?:(?:what|how) about|and)) (?:the |in the |in |a )?(.{1,30}?)(?: then| tho| though)?[ ?!.]*");

  private FollowUp() {}

  /**
   * What a text names that asks nothing by itself.
   *
   * @param about the words for it: "加绒的", "3号", "the gold ones"
   * @param led whether it begins like an answer to what was said
   */
  public record Named(String about, boolean led) {}

  /** What a folded text names if it may be no more than a follow-up; empty when it is not. */
  public static Optional<Named> named(String folded) {
    Matcher matcher = NAMES.matcher(folded);
    if (folded.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(2) == null
            ? new Named(matcher.group(4).strip(), true)
            : new Named(matcher.group(2).strip(), matcher.group(1) != null));
  }

  /** Whether the words point at what everybody sees now. */
  public static boolean pointsAtShow(String folded) {
    return HERE.matcher(folded).find();
  }

  /** Whether a folded text that names no product carries on a talk about one. */
  public static boolean in(String folded) {
    return BEGINS.matcher(folded).lookingAt() || AGAIN.matcher(folded).find();
  }
}
