package dev.tidegate.understanding;

import dev.tidegate.resource.Leb128;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The features that a model knows, each with its place: what a text has in common with the training
 * text is looked up once for all linear models. Immutable, safe to share.
 *
 * <p>Format, big endian: number of features (int); their hashes, ascending, each as the difference
 * to the one before (LEB128).
 */
public final class FeatureIndex {
  /** Open addressing: a hash and 1 at its slot, 0 in an empty one. */
  private final int[] slots;

  private final int[] order;
  private final int size;

  private FeatureIndex(int[] hashes) {
    this.size = hashes.length;
    this.slots = new int[Integer.highestOneBit(Math.max(2, size)) * 4];
    this.order = new int[slots.length];
    for (int i = 0; i < size; i++) {
      int slot = slotOf(hashes[i]);
      slots[slot] = hashes[i] + 1;
      order[slot] = i;
    }
  }

  /**
   * An index of hashes of at most {@link LinearModel#HASH_BITS}, each once; their order gives the
   * places.
   */
  public static FeatureIndex of(int[] hashes) {
    return new FeatureIndex(hashes);
  }

  /** How many features there are. */
  public int size() {
    return size;
  }

  /** The places of those features of {@link TextFeatures} that are known. */
  public int[] places(int[] features) {
    int[] places = new int[features.length];
    int known = 0;
    for (int feature : features) {
      int hash = feature & LinearModel.HASH_BITS;
      int slot = slotOf(hash);
      if (slots[slot] != 0) {
        places[known++] = order[slot];
      }
    }
    return Arrays.copyOf(places, known);
  }

  private int slotOf(int hash) {
    int mask = slots.length - 1;
    int slot = ((hash * 0x9E3779B9) >>> 7) & mask;
    while (slots[slot] != 0 && slots[slot] != hash + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Reads an index in the format above. */
  public static FeatureIndex read(ByteBuffer in) {
    return new FeatureIndex(ascending(in));
  }

  /** Reads ascending numbers: how many (int), then differences (LEB128), modulo 2^32. */
  static int[] ascending(ByteBuffer in) {
    int[] values = new int[in.getInt()];
    int value = 0;
    for (int i = 0; i < values.length; i++) {
      value += Leb128.read(in);
      values[i] = value;
    }
    return values;
  }
}
