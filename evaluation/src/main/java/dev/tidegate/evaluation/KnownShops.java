package dev.tidegate.evaluation;

import dev.tidegate.reading.Comprehend;
import dev.tidegate.training.ReadingTraining;
import dev.tidegate.understanding.ReadingModel;
import dev.tidegate.understanding.TrainingRows;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the shipped model has learned from, and readers that have not. Not thread-safe. */
final class KnownShops {
  /**
   * A shop is known when one in this many of its comments is: of strange shops up to one in 30 is,
   * such as "how much".
   */
  private static final int SHARE = 10;

  private final TrainingRows shipped = ReadingModel.shipped().rows();
  private @Nullable ReadingTraining training;

  /** Those of a shop's comments that the shipped model has learned from. */
  Set<String> rows(Set<String> texts) {
    Set<String> known = new HashSet<>(texts);
    known.removeIf(text -> !shipped.knows(text));
    return known;
  }

  /** Whether so many known comments mean that the shop is known. */
  static boolean isShop(Set<String> known, Set<String> texts) {
    return known.size() * SHARE >= texts.size();
  }

  /**
   * Trains anew without the shops that these comments are from; what does not depend on shops is
   * learned once.
   */
  Comprehend readerWithout(Set<String> texts) throws IOException {
    ReadingTraining known = training();
    return Comprehend.with(known.without(shop -> isShop(known.shared(shop, texts), texts)));
  }

  private ReadingTraining training() throws IOException {
    if (training == null) {
      training = new ReadingTraining();
    }
    return training;
  }
}
