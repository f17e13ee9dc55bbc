package dev.tidegate.load.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Ratios of runs that followed each other, so that what the machine does meanwhile is in both.
 *
 * @param value median of what was measured, over the pairs
 * @param yardstick median of the yardstick, over the pairs
 * @param median of the ratios of the pairs; not the ratio of the medians
 * @param least ratio of a pair
 * @param greatest ratio of a pair
 */
public record PairedRatio(
    double value, double yardstick, double median, double least, double greatest) {

  /** A yardstick run and the run after it. */
  public record Pair<T>(T yardstick, T measured) {}

  /**
   * Of at least one pair.
   *
   * @param of what is compared; must be positive for the yardsticks
   */
  public static <T> PairedRatio of(List<Pair<T>> pairs, ToDoubleFunction<T> of) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("pairs must not be empty");
    }
    double[] values = pairs.stream().mapToDouble(p -> of.applyAsDouble(p.measured())).toArray();
    double[] yardsticks =
        pairs.stream().mapToDouble(p -> of.applyAsDouble(p.yardstick())).toArray();
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      if (!(yardsticks[i] > 0)) {
        throw new IllegalArgumentException("a yardstick must be positive, was " + yardsticks[i]);
      }
      ratios[i] = values[i] / yardsticks[i];
    }
    double median = median(ratios);
    return new PairedRatio(
        median(values), median(yardsticks), median, ratios[0], ratios[ratios.length - 1]);
  }

  /** Sorts {@code values}; of an even number the mean of the middle two. */
  static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
