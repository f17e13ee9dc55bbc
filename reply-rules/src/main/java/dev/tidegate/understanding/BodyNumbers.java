package dev.tidegate.understanding;

import dev.tidegate.understanding.Numerals.Numeral;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Height and weight that stand without a unit: "165 110", "158/96", "110 163", "我168". Which is
 * which is told by what a body can be: 140 to 200 cm, 75 to 250 jin or 38 to 74 kg.
 */
final class BodyNumbers {
  /** What shows that a lone number is a height. */
  private static final Pattern OF_BODY = Pattern.compile("穿|码|身高|个子|体重|尺寸|size");

  private static final Pattern OTHER_UNIT =
      Pattern.compile(" ?(?:[号月日点天%元块年g克期折瓶单]|ml|mm|小时|分钟|am|pm|days?)");

  private static final int NEAR = 8;

  private BodyNumbers() {}

  static void read(String text, BitSet taken, List<Slot> slots) {
    List<Numeral> bare =
        Numerals.in(text).stream().filter(number -> isFree(text, taken, number)).toList();
    Slot height = slot(slots, Kind.HEIGHT_CM);
    Slot weight = slot(slots, Kind.WEIGHT_GRAMS);
    if (height != null && weight == null) {
      add(slots, taken, Kind.WEIGHT_GRAMS, nearest(bare, height, BodyNumbers::isWeight));
    } else if (height == null && weight != null) {
      add(slots, taken, Kind.HEIGHT_CM, nearest(bare, weight, BodyNumbers::isHeight));
    } else if (height == null) {
      pair(text, taken, slots, bare);
    }
  }

  private static void pair(String text, BitSet taken, List<Slot> slots, List<Numeral> bare) {
    for (int i = 0; i + 1 < bare.size(); i++) {
      Numeral first = bare.get(i);
      Numeral second = bare.get(i + 1);
      if (second.start() - first.end() > NEAR) {
        continue;
      }
      if (isHeight(first) && isWeight(second)) {
        add(slots, taken, Kind.HEIGHT_CM, first);
        add(slots, taken, Kind.WEIGHT_GRAMS, second);
        return;
      }
      if (isWeight(first) && isHeight(second)) {
        add(slots, taken, Kind.WEIGHT_GRAMS, first);
        add(slots, taken, Kind.HEIGHT_CM, second);
        return;
      }
    }
    for (Numeral number : bare) {
      boolean mine = number.start() > 0 && text.charAt(number.start() - 1) == '我';
      boolean tall = number.end() < text.length() && text.charAt(number.end()) == '高';
      if (isHeight(number) && (mine || tall || OF_BODY.matcher(text).find())) {
        add(slots, taken, Kind.HEIGHT_CM, number);
        return;
      }
    }
  }

  private static @Nullable Numeral nearest(
      List<Numeral> bare, Slot to, java.util.function.Predicate<Numeral> fits) {
    for (Numeral number : bare) {
      boolean near = number.start() - to.end() <= NEAR * 2 && to.start() - number.end() <= NEAR * 2;
      if (near && fits.test(number)) {
        return number;
      }
    }
    return null;
  }

  private static boolean isHeight(Numeral number) {
    return number.milli() >= 140_000 && number.milli() <= 200_000 && number.milli() % 500 == 0;
  }

  private static boolean isWeight(Numeral number) {
    return number.milli() >= 38_000 && number.milli() <= 250_000;
  }

  private static boolean isFree(String text, BitSet taken, Numeral number) {
    int next = taken.nextSetBit(number.start());
    if (next >= 0 && next < number.end()) {
      return false;
    }
    char before = number.start() == 0 ? ' ' : text.charAt(number.start() - 1);
    return "#$¥.:-_@".indexOf(before) < 0
        && !(before < 0x80 && Character.isLetter(before))
        && !OTHER_UNIT.matcher(text).region(number.end(), text.length()).lookingAt();
  }

  private static void add(List<Slot> slots, BitSet taken, Kind kind, @Nullable Numeral number) {
    if (number != null) {
      long value =
          kind == Kind.HEIGHT_CM
              ? (number.milli() + 500) / 1000
              : SlotForms.bareWeight(number.milli());
      taken.set(number.start(), number.end());
      slots.add(new Slot(kind, value, "" + number.milli() / 1000, number.start(), number.end()));
    }
  }

  private static @Nullable Slot slot(List<Slot> slots, Kind kind) {
    return slots.stream().filter(s -> s.kind() == kind).findFirst().orElse(null);
  }
}
