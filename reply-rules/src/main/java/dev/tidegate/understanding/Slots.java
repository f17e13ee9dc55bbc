package dev.tidegate.understanding;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures and choices that a buyer's folded text states: body, size, number of pieces, colour,
 * place, money, age. Immutable.
 *
 * @param all in order of their places, which do not overlap
 */
public record Slots(List<Slot> all) {
  /** What a slot holds, with the unit of its value. */
  public enum Kind {
    HEIGHT_CM,
    WEIGHT_GRAMS,
    FOOT_MM,
    BUST_CM,
    WAIST_CM,
    HIP_CM,
    /**
     * The value is the size in tenths, the word says in which system: {@code EU38}, {@code US7.5}.
     */
    SHOE_SIZE,
    /** No value; the word is {@code S}, {@code 2XL}, {@code 均码}, {@code 大码} ... */
    CLOTHES_SIZE,
    QUANTITY,
    /** No value; the word is the colour's English name. */
    COLOUR,
    /** No value; the word is a Chinese city or province. */
    PLACE,
    MONEY_FEN,
    AGE_MONTHS
  }

  /**
   * One slot.
   *
   * @param value in the unit of the kind, 0 for a kind without value
   * @param word what was read, in one form for all ways to write it
   * @param start place in the folded text
   * @param end exclusive
   */
  public record Slot(Kind kind, long value, String word, int start, int end) {}

  public Slots {
    all = all.stream().sorted(Comparator.comparingInt(Slot::start)).toList();
  }

  /** Reads a folded text; never throws, linear. */
  public static Slots in(String folded) {
    return new SlotReader(folded).read();
  }

  /** The first slot of a kind, null when there is none. */
  public @Nullable Slot first(Kind kind) {
    for (Slot slot : all) {
      if (slot.kind() == kind) {
        return slot;
      }
    }
    return null;
  }

  /** All slots of a kind. */
  public List<Slot> of(Kind kind) {
    return all.stream().filter(slot -> slot.kind() == kind).toList();
  }
}
