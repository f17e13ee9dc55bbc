package dev.tidegate.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How much a folded text looks like a question, by words. A first measure; the learned one stands
 * behind the same score.
 */
final class QuestionWords {
  /** From this score on a text counts as a question. */
  static final double THRESHOLD = 0.5;

  private static final List<String> STRONG =
      List.of(
          "多少", "什么", "啥", "怎么", "咋", "哪", "为什么", "为啥", "多久", "几点", "几号", "几天", "几块", "几米", "几斤",
          "多大", "多长", "多高", "多重", "多厚", "谁", "有没有", "是不是", "能不能", "可不可以", "会不会", "要不要", "好不好",
          "行不行", "对不对", "包不包", "退不退", "发不发", "好多钱", "多钱", "有冇", "请问", "想知道", "想问", "求问", "还有吗",
          "能否", "是否", "可否");

  /** At the end of a clause: "发了没 订单尾号3821" asks as much as "发了没". */
  private static final Pattern ENDS_LIKE_QUESTION =
      Pattern.compile("(吗|么|嘛|呢|不|没|没有|否|伐)[呀啊呢哦亲]?([\\p{Punct}。！，、~～… ]|$)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(^|[^a-z])(what|how|when|where|which|who|why|whats|hows|is there|are there|is it|is this|are"
              + " these|do you|does it|does this|do i|can i|can you|can we|could you|will it|will you|would"
              + " it|should i|any chance|anyone know)([^a-z]|$)");

  private QuestionWords() {}

  static double score(String folded) {
    String core = Fold.skeleton(folded);
    if (core.codePointCount(0, core.length()) < 2) {
      return 0;
    }
    if (folded.indexOf('?') >= 0) {
      return 0.9;
    }
    if (STRONG.stream().anyMatch(folded::contains) || ENGLISH.matcher(folded).find()) {
      return 0.75;
    }
    return ENDS_LIKE_QUESTION.matcher(folded).find() ? 0.7 : 0.1;
  }
}
