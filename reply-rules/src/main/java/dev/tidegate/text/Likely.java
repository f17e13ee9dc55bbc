package dev.tidegate.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A probability distribution by its likely classes, packed into integers: the class in the upper 16
 * bits, the probability in 65,535ths in the lower. In ascending order of the classes, so that two
 * of them can be compared in one pass.
 */
public final class Likely {
  static final float WHOLE = 65_535;

  /** Less likely classes are left out. */
  private static final float LEAST = 0.004f;

  private Likely() {}

  /** The likely classes of a distribution. */
  public static List<Integer> of(float[] probabilities) {
    List<Integer> packed = new ArrayList<>();
    for (int c = 0; c < probabilities.length; c++) {
      if (probabilities[c] >= LEAST) {
        packed.add((c << 16) | Math.round(Math.min(1, probabilities[c]) * WHOLE));
      }
    }
    return List.copyOf(packed);
  }

  /** The mean of several distributions over {@code classes} classes. */
  public static List<Integer> mean(List<List<Integer>> distributions, int classes) {
    float[] sum = new float[classes];
    for (List<Integer> distribution : distributions) {
      for (int packed : distribution) {
        sum[packed >>> 16] += (packed & 0xffff) / WHOLE / distributions.size();
      }
    }
    return of(sum);
  }

  /** The class of a packed integer. */
  public static int classOf(int packed) {
    return packed >>> 16;
  }

  /** The probability in a packed integer. */
  public static double probability(int packed) {
    return (packed & 0xffff) / WHOLE;
  }

  /** The probability of a class; 0 when it was left out. */
  public static double probability(List<Integer> distribution, int of) {
    for (int packed : distribution) {
      if (packed >>> 16 == of) {
        return (packed & 0xffff) / WHOLE;
      }
    }
    return 0;
  }

  /** The largest probability. */
  public static double most(List<Integer> distribution) {
    int most = 0;
    for (int packed : distribution) {
      most = Math.max(most, packed & 0xffff);
    }
    return most / WHOLE;
  }
}
