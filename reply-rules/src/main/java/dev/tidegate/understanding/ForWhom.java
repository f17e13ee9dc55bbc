package dev.tidegate.understanding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For whom a buyer states measures: "我165" for the one who writes, "我老公180" or "给我妈买" for somebody
 * else, whose measures are not the buyer's.
 *
 * @param kind who it is
 * @param word the person, for example {@code 妈}; empty unless {@code OTHER}
 */
public record ForWhom(Kind kind, String word) {
  /** Who is spoken of. */
  public enum Kind {
    /** The words do not say. */
    UNSAID,
    WRITER,
    OTHER,
    /** The writer and somebody else, or two others. */
    SEVERAL
  }

  private static final Pattern KIN =
      Pattern.compile(
          "丈母娘|岳母|岳父|婆婆|公公|奶奶|爷爷|姥姥|姥爷|外婆|外公|老公|老婆(?!饼)|媳妇|男朋友|女朋友|男友|女友|对象|女儿|闺女|儿子|孩子|闺蜜|同事|室友"
              + "|妈(?!呀|耶|咪)|爸(?!爸糖)|(?<=[给送帮我]|我家)(?:姐姐?|妹妹?|哥哥?|弟弟?|嫂子|朋友|宝宝|娃|同学|老师)"
              + "|(?<=(?<![a-z])(?:my|for a|for the|for his|for her|her|his) )(?:mom|mum|mama|mother|dad|father|husband|hubby|wife|bf|boyfriend|gf|girlfriend|son|daughter|sister|sis|brother|bro|grandma|grandpa|niece|nephew|friend|bestie|kid|baby|teacher|boss|fianc[eé]e?|partner|aunt|uncle|mil)(?![a-z])"
              + "|(?<![其a-z])(?:他|她|he's|she's|he is|she is|he weighs|she weighs)");

  private static final String KIN_CHARACTERS = "丈母岳婆公奶爷姥外媳友象女儿孩蜜事室妈爸姐妹哥弟嫂宝娃学师他她";

  private static final Pattern WRITER =
      Pattern.compile(
          "我(?:自己|本人)|自己穿|本人|我(?:身高|体重|大概|差不多|是|有|才|就|今年|现在|脚长|的?脚)? ?[\\d一二两]"
              + "|(?<![a-z])(?:i'?m|i am|i weigh|myself|for me)(?![a-z])");

  /** Reads a folded text; never throws. */
  public static ForWhom in(String folded) {
    Matcher kin = KIN.matcher(folded);
    String other = "";
    while (mayNameKin(folded) && kin.find()) {
      String word = kin.group();
      if (!other.isEmpty() && !isPronoun(word) && !isPronoun(other) && !other.equals(word)) {
        return new ForWhom(Kind.SEVERAL, "");
      }
      other = other.isEmpty() || isPronoun(other) ? word : other;
    }
    boolean writer = WRITER.matcher(folded).find();
    if (other.isEmpty()) {
      return new ForWhom(writer ? Kind.WRITER : Kind.UNSAID, "");
    }
    return writer ? new ForWhom(Kind.SEVERAL, "") : new ForWhom(Kind.OTHER, other);
  }

  /** Every word for kin has one of these characters; most texts have none. */
  private static boolean mayNameKin(String folded) {
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c < 0x80 ? Character.isLetter(c) : KIN_CHARACTERS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word for a person only points back to somebody who was named before. */
  public boolean pointsBack() {
    return kind == Kind.OTHER && isPronoun(word);
  }

  private static boolean isPronoun(String word) {
    return word.equals("他")
        || word.equals("她")
        || word.startsWith("he ")
        || word.startsWith("he'")
        || word.startsWith("she");
  }
}
