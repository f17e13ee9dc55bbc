package dev.tidegate.insight;

import java.util.regex.Pattern;

/**
 * Whether a line says no more than "thank you" or "understood". Judged by the whole line, so that
 * "好的那多少钱" or "谢谢但是没收到" are none.
 */
final class Acknowledgement {
  private static final int LONGEST = 24;
  private static final String WORD =
      "(?:谢谢|多谢|感谢|谢啦|谢了|好的|好滴|好嘞|好哒|好呀|好吧|行的|可以的|知道|明白|懂|清楚|了解|收到|嗯+|哦+|噢+"
          + "|okay|ok|thank you|thanks|thank u|thx|ty|got it|great|perfect|understood|i see)";
  private static final String FILLER =
      "(?:了|啦|啊|呀|哈|哦|噢|的|我|主播|老板|客服|你|您|宝|亲|姐|哥|so much|very much|a lot|[\\s\\p{P}\\p{S}~])*";
  private static final Pattern WHOLE =
      Pattern.compile(FILLER + "(?:" + WORD + FILLER + ")++", Pattern.CASE_INSENSITIVE);

  private Acknowledgement() {}

  static boolean is(String text) {
    return text.length() <= LONGEST
        && text.indexOf('?') < 0
        && text.indexOf('？') < 0
        && WHOLE.matcher(text).matches();
  }
}
