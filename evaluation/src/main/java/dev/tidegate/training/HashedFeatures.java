package dev.tidegate.training;

import dev.tidegate.understanding.LinearModel;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What the trainers of hashed features share: choosing features, finding them, writing them. */
final class HashedFeatures {
  private HashedFeatures() {}

  /** Ascending hashes of the features that are in at least {@code leastCount} of the examples. */
  static int[] frequent(List<int[]> examples, int leastCount) {
    int[] all =
        examples.stream()
            .flatMapToInt(Arrays::stream)
            .map(feature -> feature & LinearModel.HASH_BITS)
            .sorted()
            .toArray();
    int[] kept = new int[all.length];
    int count = 0;
    for (int i = 0; i < all.length; ) {
      int j = i;
      while (j < all.length && all[j] == all[i]) {
        j++;
      }
      if (j - i >= leastCount) {
        kept[count++] = all[i];
      }
      i = j;
    }
    return Arrays.copyOf(kept, count);
  }

  /** The places in {@code hashes} of those features that are there. */
  static int[] known(int[] hashes, int[] features) {
    int[] places = new int[features.length];
    int count = 0;
    for (int feature : features) {
      int place = Arrays.binarySearch(hashes, feature & LinearModel.HASH_BITS);
      if (place >= 0) {
        places[count++] = place;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** The same order for the same random numbers. */
  static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  /** Ascending numbers as {@code FeatureIndex} and {@code TrainingRows} read them. */
  static void writeAscending(DataOutputStream out, int[] values) throws IOException {
    out.writeInt(values.length);
    int last = 0;
    for (int value : values) {
      writeVariable(out, value - last);
      last = value;
    }
  }

  /** LEB128, as the models are read. */
  static void writeVariable(DataOutputStream out, int value) throws IOException {
    int left = value;
    while (left >>> 7 != 0) {
      out.writeByte((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.writeByte(left);
  }
}
