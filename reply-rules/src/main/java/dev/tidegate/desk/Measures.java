package dev.tidegate.desk;

import dev.tidegate.understanding.Slots;
import dev.tidegate.understanding.Slots.Kind;
import dev.tidegate.understanding.Slots.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a body, from the text and from what was said before; null where nothing is.
 *
 * @param footMm length of the foot
 */
record Measures(@Nullable Long heightCm, @Nullable Long weightGrams, @Nullable Long footMm) {
  static final Measures UNKNOWN = new Measures(null, null, null);

  /** These, where the text does not state others. */
  Measures with(Slots slots) {
    return new Measures(
        stated(slots, Kind.HEIGHT_CM, heightCm),
        stated(slots, Kind.WEIGHT_GRAMS, weightGrams),
        stated(slots, Kind.FOOT_MM, footMm));
  }

  /** Whether the text states a measure of a body. */
  static boolean in(Slots slots) {
    return slots.all().stream().anyMatch(slot -> isMeasure(slot.kind()));
  }

  /** Whether the text states two heights or two weights, so that nobody knows whose they are. */
  static boolean severalIn(Slots slots) {
    return slots.of(Kind.HEIGHT_CM).size() > 1 || slots.of(Kind.WEIGHT_GRAMS).size() > 1;
  }

  static boolean isMeasure(Kind kind) {
    return kind == Kind.HEIGHT_CM || kind == Kind.WEIGHT_GRAMS || kind == Kind.FOOT_MM;
  }

  private static @Nullable Long stated(Slots slots, Kind kind, @Nullable Long known) {
    List<Slot> of = slots.of(kind);
    return of.isEmpty() ? known : (Long) of.get(0).value();
  }
}
