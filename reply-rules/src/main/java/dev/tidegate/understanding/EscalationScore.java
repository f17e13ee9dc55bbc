package dev.tidegate.understanding;

import dev.tidegate.text.Evidence;
import java.util.List;

/**
 * How much a talk with a buyer calls for a person: a sum of signs, made by hand and not learned.
 *
 * <p>Signs: the buyer complains and is angry, in the strongest of the lines and in the last one;
 * how much the buyer had to write, and again; that staff apologised, or asked for details and
 * passed the matter on; that the buyer spoke last, unanswered; and, against it, thanks.
 */
public final class EscalationScore {
  private static final List<String> ANGRY =
      List.of(
          "投诉",
          "垃圾",
          "坑",
          "骗",
          "恶心",
          "无语",
          "太差",
          "差劲",
          "什么态度",
          "无良",
          "黑心",
          "乱扣",
          "乱收",
          "霸王",
          "强制",
          "凭什么",
          "工信部",
          "12315",
          "曝光",
          "气死",
          "失望",
          "再也不",
          "忽悠",
          "坑爹",
          "呵呵",
          "妈的",
          "你妹",
          "尼玛",
          "滚",
          "fuck",
          "scam",
          "terrible",
          "worst",
          "useless");

  private static final List<String> STILL =
      List.of(
          "还是", "一直", "又", "多次", "几次", "每次", "到现在", "没人", "不解决", "没有解决", "没用", "等了", "再次", "still");

  private static final List<String> THANKS =
      List.of("谢谢", "多谢", "感谢", "谢了", "好的", "知道了", "明白", "解决了", "可以了", "收到", "thank", "solved");

  private static final List<String> SORRY =
      List.of("抱歉", "歉意", "对不起", "不便", "谅解", "sorry", "apolog");

  private static final List<String> PASSED_ON =
      List.of("私信", "反馈", "反映", "核实", "致电", "拨打", "提供", "转达", "contact us", "your number");

  private EscalationScore() {}

  /** A line of a talk, as it was read. */
  public record Said(boolean buyer, Evidence evidence) {}

  /** Higher calls more for a person; comparable between talks; 0 when the buyer said nothing. */
  public static double of(List<Said> talk) {
    double most = 0;
    double sum = 0;
    double last = 0;
    int lines = 0;
    int length = 0;
    int sorry = 0;
    boolean passedOn = false;
    boolean buyerLast = false;
    for (Said said : talk) {
      String folded = said.evidence().folded();
      buyerLast = said.buyer();
      if (said.buyer()) {
        last = unrest(said.evidence());
        most = Math.max(most, last);
        sum += last;
        length += folded.length();
        lines++;
      } else {
        sorry += count(SORRY, folded) > 0 ? 1 : 0;
        passedOn |= count(PASSED_ON, folded) > 0;
      }
    }
    if (lines == 0) {
      return 0;
    }
    return 0.4 * most
        + 0.6 * sum / lines
        + 0.6 * last
        + StrictMath.log(1 + length)
        + 0.6 * Math.min(2, sorry)
        + (passedOn ? 0.6 : 0)
        + (buyerLast ? 0.7 : 0);
  }

  /** How a single line of the buyer calls for a person; thanks count against it. */
  static double unrest(Evidence evidence) {
    String folded = evidence.folded();
    double unrest =
        evidence.personScore()
            + (evidence.sentiment().equals("neg") ? 0.7 : 0)
            + (evidence.intent().equals("complaint") ? evidence.intentScore() : 0)
            + 0.5 * Math.min(3, count(ANGRY, folded))
            + 0.3 * Math.min(2, count(STILL, folded));
    double thanks = Math.min(1, count(THANKS, folded)) * (folded.length() <= 40 ? 1.5 : 0.5);
    return unrest + 0.1 * Math.min(4, marks(folded)) - thanks;
  }

  private static int count(List<String> words, String folded) {
    return (int) words.stream().filter(folded::contains).count();
  }

  private static int marks(String folded) {
    return (int) folded.chars().filter(c -> c == '!' || c == '?' || c == '！' || c == '？').count();
  }
}
