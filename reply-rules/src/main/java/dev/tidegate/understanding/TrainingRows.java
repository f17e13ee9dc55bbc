package dev.tidegate.understanding;

import dev.tidegate.text.Fold;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/**
 * Which texts a model has learned from, by their hashes: an evaluation can tell what is new to it.
 * Of other texts about one in 200,000 is taken for a known one. Immutable, safe to share.
 */
public final class TrainingRows {
  private final int[] hashes;

  private TrainingRows(int[] hashes) {
    this.hashes = hashes;
  }

  /** The hashes of texts in the order of the format: ascending as unsigned numbers, each once. */
  public static int[] hashes(Collection<String> texts) {
    return texts.stream()
        .mapToLong(text -> Integer.toUnsignedLong(hash(text)))
        .sorted()
        .distinct()
        .mapToInt(hash -> (int) hash)
        .toArray();
  }

  /** Whether a row with this text was learned from; upper and lower case and the like are one. */
  public boolean knows(String text) {
    return Arrays.binarySearch(hashes, hash(text) ^ Integer.MIN_VALUE) >= 0;
  }

  private static int hash(String text) {
    return TextFeatures.named(Fold.plain(text));
  }

  /** Reads {@link #hashes}: how many (int), each as the difference to the one before (LEB128). */
  public static TrainingRows read(ByteBuffer in) {
    int[] hashes = FeatureIndex.ascending(in);
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] ^= Integer.MIN_VALUE;
    }
    return new TrainingRows(hashes);
  }
}
