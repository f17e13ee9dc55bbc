package dev.tidegate.understanding;

import java.util.List;

/**
 * Words by which a buyer complains or threatens, in folded text. A first shield: whoever says them
 * gets a person, whatever a rule that hides says. False alarms cost a look, a missed complaint
 * costs a buyer.
 */
public final class ComplaintWords {
  private static final List<String> WORDS =
      List.of(
          "投诉",
          "12315",
          "消协",
          "消费者协会",
          "工商局",
          "市场监管",
          "举报",
          "骗子",
          "骗人",
          "骗钱",
          "假货",
          "报警",
          "起诉",
          "曝光你",
          "退一赔三",
          "chargeback",
          "scam",
          "fraud",
          "thieves",
          "ripped off",
          "rip off",
          "ripoff",
          "lawyer",
          "lawsuit",
          "report you");

  private ComplaintWords() {}

  /** Whether the text complains. */
  public static boolean in(String folded) {
    for (String word : WORDS) {
      if (folded.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
