package dev.tidegate.understanding;

import dev.tidegate.understanding.Numerals.Numeral;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text that says nothing but measures, as one does who was asked for them: "165", "110斤", "我一米六五
 * 吧", "about 120 lbs".
 */
public final class BareMeasure {
  private static final int LONGEST = 24;

  private static final Pattern BARE =
      Pattern.compile(
          "(?:[我嗯哦啊呀呢哈的了吧是有就才大概约差不多左右净身高体重脚长斤公克千米厘分 ,.~!:/\\d零一二两三四五六七八九十百]"
              + "|kgs?|cm|mm|lbs?|pounds?|ft|feet|inches|in|m|i'm|im|i am|about|around|like|roughly|'|\")+");

  private BareMeasure() {}

  /**
   * The measures that a folded text states when it states nothing else; a lone number is the one
   * that was asked for, where it can be; empty when there are none.
   *
   * @param asked {@code HEIGHT_CM}, {@code WEIGHT_GRAMS} or {@code FOOT_MM}
   */
  public static List<Slot> in(String folded, Kind asked) {
    if (folded.isEmpty() || folded.length() > LONGEST || !BARE.matcher(folded).matches()) {
      return List.of();
    }
    List<Slot> stated = new ArrayList<>();
    for (Slot slot : Slots.in(folded).all()) {
      switch (slot.kind()) {
        case HEIGHT_CM, WEIGHT_GRAMS, FOOT_MM -> stated.add(slot);
        default -> {
          // "39码" is no measure of a body.
        }
      }
    }
    List<Numeral> numbers = Numerals.in(folded);
    if (stated.isEmpty() && numbers.size() == 1) {
      Numeral number = numbers.get(0);
      long value = value(asked, number.milli());
      if (value > 0) {
        String word = folded.substring(number.start(), number.end());
        stated.add(new Slot(asked, value, word, number.start(), number.end()));
      }
    }
    return List.copyOf(stated);
  }

  /** A number without unit as the measure that was asked for, 0 where it cannot be. */
  private static long value(Kind asked, long milli) {
    return switch (asked) {
      case HEIGHT_CM ->
          milli >= 100_000 && milli <= 220_000
              ? (milli + 500) / 1000
              : milli >= 1_000 && milli <= 2_200 ? milli / 10 : 0;
      case WEIGHT_GRAMS -> milli >= 30_000 && milli <= 250_000 ? SlotForms.bareWeight(milli) : 0;
      case FOOT_MM ->
          milli >= 18_000 && milli <= 33_000
              ? milli / 100
              : milli >= 180_000 && milli <= 330_000 ? milli / 1000 : 0;
      default -> 0;
    };
  }
}
