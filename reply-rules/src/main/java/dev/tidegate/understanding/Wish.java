package dev.tidegate.understanding;

import dev.tidegate.resource.Resources;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer looks for who has not chosen a product: "敏感肌用哪款", "送妈妈 200以内买哪个". What can be looked
 * for is data: {@code guide-needs.tsv}.
 *
 * @param needs what it must be for
 * @param budgetFen the most it may cost, 0 when nothing was said
 * @param words the words of needs and budget, empty when there are none
 * @param rest the text without these words, and without those that merely ask for a choice
 */
public record Wish(List<Need> needs, long budgetFen, String words, String rest) {
  private static final Pattern NOT =
      Pattern.compile(
          "慎|不可|不适|不宜|不建议|不能|不要|勿|禁|避免|不推荐|(?<![a-z])(?:not|avoid|except|unsuitable)(?![a-z])");

  private static final List<Need> NEEDS =
      Resources.lines("guide-needs.tsv").stream()
          .map(line -> line.split("\t", -1))
          .map(row -> new Need(row[0], Pattern.compile(row[1]), Pattern.compile(row[2])))
          .toList();

  private static final Pattern ASKS =
      Pattern.compile(
          "哪一?[个款件瓶支条双种套样]|[买选挑拍用穿](?:啥|什么|哪)|推荐|有没有(?:适合|合适)"
              + "|(?<![a-z])(?:which|recommend|suggest|what (?:should|would|do|can)|what's (?:best|good))(?![a-z])");

  /** What asks for something else than a choice among all, or leaves something out. */
  private static final Pattern OTHER =
      Pattern.compile(
          "码|号|多少|几|怎么|为什么|为啥|这[个件款条支瓶双]|那[个件款条支瓶双]|不要|不想|不喜欢|不是|别(?!的)|除了|(?<![a-z])(?:size|how|why|when|where|this|that|these|those|it|not|no|without|don'?t|hate|instead)(?![a-z])");

  private static final Pattern LIMIT =
      Pattern.compile("预算 ?|不超过 ?|(?:under|below|less than|up to|max|budget(?: is| of)?) ?\\$?");

  private static final Pattern LIMIT_AFTER = Pattern.compile(" ?(?:元|块钱?)?(?:以内|以下|之内|内)");

  private static final Pattern UNIT = Pattern.compile(" ?(?:元|块钱?|dollars?|bucks?|usd)");

  /** Words of those who ask for a choice; nothing that a product would have to fit. */
  private static final Pattern TALK =
      Pattern.compile(
          "求?推荐|哪一?[个款件瓶支条双种套样]?|有没有|比较|合适|适合|可以|皮肤|买|选|挑|拍|用|穿|送|给|帮|我家?|自己|人|好|点|什么|啥|想|要|求|一下|的话|是|能|比"
              + "|(?<![a-z])(?:which|what|recommend(?:ation)?s?|suggest(?:ion)?s?|should|would|could|can|do|does|i|you|u|me|my|get|buy|for|with|have|one|ones|best|good|better|a|an|the|is|are|of|or|to|who|has|got|skin|someone|something|anything|need|want|looking|any|wear|use|help)(?![a-z])");

  /**
   * What a product must be for.
   *
   * @param name for the trace
   */
  public record Need(String name, Pattern asked, Pattern told) {
    /** Whether a sentence of the notes says that the product is for it. */
    public boolean isToldBy(String notes) {
      String folded = Fold.plain(notes);
      return told.matcher(folded).find() && !NOT.matcher(folded).find();
    }

    /** Whether a sentence of the notes speaks against it. */
    public boolean isDeniedBy(String notes) {
      String folded = Fold.plain(notes);
      return told.matcher(folded).find() && NOT.matcher(folded).find();
    }
  }

  public Wish {
    needs = List.copyOf(needs);
  }

  /** Whether a folded text asks which product to choose. */
  public static boolean asksFor(String folded) {
    return ASKS.matcher(folded).find() && !OTHER.matcher(folded).find();
  }

  /** Reads a folded text; never throws. */
  public static Wish in(String folded) {
    List<Need> needs = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    String rest = folded;
    Slot money = budget(folded);
    if (money != null) {
      words.append(folded, money.start(), money.end()).append(' ');
      rest = folded.substring(0, money.start()) + " " + folded.substring(money.end());
    }
    for (Need need : NEEDS) {
      Matcher asked = need.asked().matcher(rest);
      if (asked.find()) {
        needs.add(need);
        words.append(asked.group()).append(' ');
        rest = asked.replaceAll(" ");
      }
    }
    String left = TALK.matcher(rest).replaceAll(" ");
    return new Wish(
        needs, money == null ? 0 : money.value(), words.toString().strip(), left.strip());
  }

  /** The sum that must not be exceeded, with the words that say so; null when there is none. */
  private static @Nullable Slot budget(String folded) {
    for (Numerals.Numeral number : Numerals.in(folded)) {
      Matcher before = LIMIT.matcher(folded).region(0, number.start());
      int start = -1;
      while (before.find()) {
        start = before.end() == number.start() ? before.start() : start;
      }
      Matcher after = LIMIT_AFTER.matcher(folded).region(number.end(), folded.length());
      boolean limited = after.lookingAt();
      if (start >= 0 || limited) {
        int from = start >= 0 ? start : number.start();
        int to = limited ? after.end() : afterUnit(folded, number.end());
        return new Slot(Kind.MONEY_FEN, number.milli() / 10, "", from, to);
      }
    }
    return null;
  }

  private static int afterUnit(String folded, int end) {
    Matcher unit = UNIT.matcher(folded);
    return unit.region(end, folded.length()).lookingAt() ? unit.end() : end;
  }
}
