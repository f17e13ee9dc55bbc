package dev.tidegate.moderation;

import dev.tidegate.resource.Leb128;
import dev.tidegate.understanding.LinearModel;
import java.nio.ByteBuffer;

/**
 * A binary logistic regression over hashed features, made by {@code tidegate train}, one byte a
 * weight. A feature counts the same in all but long texts. Immutable, safe to share.
 *
 * <p>Format, big endian: bias (float), scale (float), number of features (int); for each feature,
 * ascending, its hash as the difference to the one before (LEB128) and its weight (a byte, times
 * scale).
 */
public final class Scorer {
  /** Feature hashes are cut to this many bits, as in all models. */
  public static final int HASH_BITS = LinearModel.HASH_BITS;

  /** What a feature counts: about 1 / sqrt(60), with 60 features in a comment of usual length. */
  private static final float VALUE = 0.13f;

  /** In a text with more features than this, each counts less, so that length alone says little. */
  private static final int LONG = 120;

  private final float bias;
  private final float scale;

  /** Open addressing: the hash in the upper bits and the weight in the lowest eight; 0 is free. */
  private final int[] slots;

  private Scorer(float bias, float scale, int[] slots) {
    this.bias = bias;
    this.scale = scale;
    this.slots = slots;
  }

  /** How sure the scorer is, 0 to 1, for features that are each there once. */
  float score(int[] features) {
    int sum = 0;
    for (int feature : features) {
      sum += weight(feature & HASH_BITS);
    }
    return probability(bias + sum * scale * value(features.length));
  }

  /** What each of so many features counts: the same in all short texts, less in long ones. */
  public static float value(int count) {
    return count <= LONG ? VALUE : VALUE * (float) Math.sqrt((double) LONG / count);
  }

  private int weight(int hash) {
    int mask = slots.length - 1;
    int slot = place(hash, mask);
    while (slots[slot] != 0) {
      if (slots[slot] >>> 8 == hash) {
        return (byte) slots[slot];
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  private static int place(int hash, int mask) {
    return ((hash * 0x9E3779B9) >>> 7) & mask;
  }

  /** The logistic function. */
  public static float probability(float sum) {
    return (float) (1 / (1 + StrictMath.exp(-sum)));
  }

  /** Reads a scorer in the format above from the position of the buffer on. */
  public static Scorer read(ByteBuffer in) {
    float bias = in.getFloat();
    float scale = in.getFloat();
    int count = in.getInt();
    int[] slots = new int[Integer.highestOneBit(Math.max(2, count)) * 4];
    int mask = slots.length - 1;
    int hash = 0;
    for (int i = 0; i < count; i++) {
      hash += Leb128.read(in);
      int slot = place(hash, mask);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = hash << 8 | Byte.toUnsignedInt(in.get());
    }
    return new Scorer(bias, scale, slots);
  }
}
