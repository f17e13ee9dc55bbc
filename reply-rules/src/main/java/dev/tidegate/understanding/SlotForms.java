package dev.tidegate.understanding;

import static dev.tidegate.understanding.Numerals.NUMBER;

import dev.tidegate.understanding.Slots.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which buyers write measures. All repeats are bounded, so matching stays linear. */
final class SlotForms {
  private static final String IS = " ?(?:是|有|大概|差不多|大约|就|才|只有|也就|is|of|:|about)? ?";
  private static final String CM = " ?(?:cm|厘米|公分)";

  /** A chi is a third of a metre. */
  private static final double CHI_CM = 100.0 / 3;

  private static final double INCH_CM = 2.54;
  private static final double POUND_GRAMS = 453.592_37;

  /** Reads the value of a match; negative when it is none. */
  interface Value {
    long of(Matcher match);
  }

  /**
   * A way to write a slot; values outside the limits are something else.
   *
   * @param signs of characters of which every match has one; looked for before the pattern is
   */
  record Form(Kind kind, long signs, Pattern pattern, Value value, long min, long max) {
    /** Whether it may be in a text with these {@link SlotForms#signs}. */
    boolean mayBeIn(long ofText) {
      return (signs & ofText) != 0;
    }
  }

  /** A bit for each character of a text; several characters share one. */
  static long signs(String text) {
    long signs = 0;
    for (int i = 0; i < text.length(); i++) {
      signs |= 1L << (text.charAt(i) & 63);
    }
    return signs;
  }

  static final List<Form> ALL =
      List.of(
          form(
              Kind.HEIGHT_CM,
              "米",
              "(?<![\\d])([12]) ?米 ?(\\d{1,2})(?!\\d)",
              SlotForms::metres,
              100,
              220),
          form(Kind.HEIGHT_CM, "米", "一米([零一二三四五六七八九]{1,2})(?![十百])", SlotForms::oneMetre, 100, 220),
          form(
              Kind.HEIGHT_CM,
              "米m",
              "(?<![\\d.])([12]\\.\\d{1,2}) ?(?:米|m(?![a-z]))",
              m -> milli(m) / 10,
              100,
              220),
          form(
              Kind.HEIGHT_CM,
              "'’f",
              "(?<![\\d'])([4-7]) ?(?:'|’|ft|feet|foot) ?(\\d{1,2})?(?!\\d)(?: ?(?:\"|''|”|inch(?:es)?|in)(?![a-z]))?",
              SlotForms::feet,
              120,
              220),
          form(
              Kind.HEIGHT_CM,
              "身个",
              "(?:身高|个子)" + IS + NUMBER + "(?:" + CM + ")?",
              m -> round(milli(m), 1000),
              100,
              220),
          form(
              Kind.FOOT_MM,
              "脚f",
              "(?:脚长|foot(?: length)?|feet)" + IS + NUMBER + "(?:" + CM + "|(?: ?(?:mm|毫米)))?",
              SlotForms::foot,
              180,
              330),
          form(
              Kind.FOOT_MM,
              "m毫",
              NUMBER + " ?(?:mm|毫米)(?=.{0,6}(?:脚|foot|码|鞋|$))",
              m -> round(milli(m), 1000),
              200,
              320),
          form(Kind.FOOT_MM, "脚", NUMBER + CM + "?(?: ?的)?脚", SlotForms::foot, 180, 330),
          form(
              Kind.BUST_CM,
              "胸bc",
              "(?:胸围|bust|chest)"
                  + IS
                  + NUMBER
                  + "(?: ?尺(?: ?"
                  + NUMBER
                  + ")?|"
                  + CM
                  + "| ?(?:in|inch|inches|\"))?",
              SlotForms::girth,
              50,
              180),
          form(
              Kind.WAIST_CM,
              "腰w",
              "(?:腰围|腰|waist)"
                  + IS
                  + NUMBER
                  + "(?: ?尺(?: ?"
                  + NUMBER
                  + ")?|"
                  + CM
                  + "| ?(?:in|inch|inches|\"))?",
              SlotForms::girth,
              45,
              180),
          form(
              Kind.HIP_CM,
              "臀h",
              "(?:臀围|hips?)"
                  + IS
                  + NUMBER
                  + "(?: ?尺(?: ?"
                  + NUMBER
                  + ")?|"
                  + CM
                  + "| ?(?:in|inch|inches|\"))?",
              SlotForms::girth,
              60,
              180),
          form(
              Kind.HEIGHT_CM,
              "c厘公",
              "(?<!长)" + NUMBER + CM + "(?![a-z])",
              m -> round(milli(m), 1000),
              120,
              220),
          form(
              Kind.WEIGHT_GRAMS,
              "公k千",
              NUMBER + " ?(?:公斤|kgs?(?![a-z])|千克)",
              m -> milli(m),
              500,
              250_000),
          form(Kind.WEIGHT_GRAMS, "斤", NUMBER + " ?斤", m -> milli(m) / 2, 250, 250_000),
          form(
              Kind.WEIGHT_GRAMS,
              "lp磅",
              NUMBER + " ?(?:lbs?|pounds?|磅)(?![a-z])",
              m -> Math.round(milli(m) * POUND_GRAMS / 1000),
              400,
              250_000),
          form(Kind.WEIGHT_GRAMS, "体", "体重" + IS + NUMBER, SlotForms::bareWeight, 25_000, 250_000),
          form(
              Kind.AGE_MONTHS,
              "岁y",
              NUMBER + " ?(?:周?岁|years? old|yrs? old|yr old|y/?o(?![a-z]))",
              m -> round(milli(m), 1000) * 12,
              1,
              1_440),
          form(
              Kind.AGE_MONTHS,
              "个m",
              NUMBER + " ?(?:个月|months? old)(?=大|的?(?:宝|娃|孩|儿|女)| baby|$)",
              m -> round(milli(m), 1000),
              1,
              60),
          form(
              Kind.AGE_MONTHS,
              "月",
              "(?<=宝宝|孩子|娃|儿子|女儿) ?" + NUMBER + " ?个月",
              m -> round(milli(m), 1000),
              1,
              60),
          form(Kind.MONEY_FEN, "$¥", "[$¥] ?" + NUMBER, m -> milli(m) / 10, 1, 100_000_000),
          form(
              Kind.MONEY_FEN,
              "元块刀dbur",
              NUMBER + " ?(?:元|块钱?(?! ?(?:五|半))|刀|dollars?|bucks?|usd|rmb)(?![a-z])",
              m -> milli(m) / 10,
              1,
              100_000_000),
          form(
              Kind.SHOE_SIZE,
              "eu",
              "(?<![a-z])(eu|us|uk) ?(?:size)? ?" + "(\\d{1,2}(?:\\.5)?)(?!\\d)",
              m -> milli(m.group(2)) / 100,
              10,
              500),
          form(
              Kind.SHOE_SIZE,
              "码号",
              "(?:(?<![a-z])(?:size|sz) )?" + "(?<![\\d.])(3[3-9]|4[0-8])(?:\\.5)? ?(?:码|号鞋|号脚)",
              m -> milli(m.group(1)) / 100,
              330,
              480),
          form(
              Kind.SHOE_SIZE,
              "s",
              "(?<![a-z])(?:size|sz) (3[3-9]|4[0-8])(?!\\d)",
              m -> milli(m.group(1)) / 100,
              330,
              480),
          form(
              Kind.QUANTITY,
              "件条个双瓶支盒套包箱罐份只ps",
              NUMBER
                  + " ?(?:件(?!套)|条|个(?!月|点|小时|码|色)|双(?!面)|瓶|支|盒|套|包(?!邮)|箱|罐|份|只|pcs?|pieces?|pairs?|sets?)(?:(?![a-z])|(?<=[\\u4e00-\\u9fff]))",
              m -> round(milli(m), 1000),
              1,
              9_999));

  private SlotForms() {}

  private static Form form(
      Kind kind, String oneOf, String pattern, Value value, long min, long max) {
    return new Form(kind, signs(oneOf), Pattern.compile(pattern), value, min, max);
  }

  private static long milli(Matcher match) {
    return milli(match.group(1));
  }

  private static long milli(String number) {
    return Numerals.milli(number);
  }

  private static long round(long milli, long unit) {
    return (milli + unit / 2) / unit;
  }

  /** 1米6 is 160 cm, 1米65 is 165 cm. */
  private static long metres(Matcher match) {
    String rest = match.group(2);
    return Long.parseLong(match.group(1)) * 100
        + Long.parseLong(rest.length() == 1 ? rest + "0" : rest);
  }

  private static long oneMetre(Matcher match) {
    String rest = match.group(1);
    long value = milli(rest) / 1000;
    return 100 + (rest.length() == 1 ? value * 10 : value);
  }

  private static long feet(Matcher match) {
    long inches = match.group(2) == null ? 0 : Long.parseLong(match.group(2));
    return inches > 11 ? -1 : Math.round((Long.parseLong(match.group(1)) * 12 + inches) * INCH_CM);
  }

  /** In cm below 100, in mm above. */
  private static long foot(Matcher match) {
    long milli = milli(match);
    return milli < 100_000 ? round(milli, 100) : round(milli, 1000);
  }

  private static long girth(Matcher match) {
    double value = milli(match) / 1000.0;
    String words = match.group();
    int chi = words.indexOf('尺');
    if (chi >= 0) {
      String rest = match.group(2);
      double tenths = rest == null ? 0 : milli(rest) / 1000.0 / 10;
      return Math.round((value + tenths) * CHI_CM);
    }
    boolean inches = words.endsWith("in") || words.contains("inch") || words.endsWith("\"");
    return Math.round(inches || (value < 45 && words.charAt(0) < 0x80) ? value * INCH_CM : value);
  }

  /** Chinese buyers say their weight in jin; nobody grown weighs less than 75 of these. */
  static long bareWeight(Matcher match) {
    return bareWeight(milli(match));
  }

  static long bareWeight(long milli) {
    return milli < 75_000 ? milli : milli / 2;
  }
}
