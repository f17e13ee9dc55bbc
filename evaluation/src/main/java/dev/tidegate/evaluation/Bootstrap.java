package dev.tidegate.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Percentile bootstrap (Efron 1979): 95 % intervals by drawing rows with replacement. */
public final class Bootstrap {
  private static final int DRAWS = 400;
  private static final long SEED = 20_261_121L;

  private Bootstrap() {}

  /**
   * The interval of a metric.
   *
   * @param n rows
   * @param metric of the rows with these numbers (a row may come several times); NaN draws are left
   *     out
   * @return low and high
   */
  public static List<Double> interval(int n, ToDoubleFunction<int[]> metric) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[DRAWS];
    int kept = 0;
    int[] drawn = new int[n];
    for (int d = 0; d < DRAWS; d++) {
      for (int i = 0; i < n; i++) {
        drawn[i] = random.nextInt(n);
      }
      double value = metric.applyAsDouble(drawn);
      if (!Double.isNaN(value)) {
        values[kept++] = value;
      }
    }
    if (kept == 0) {
      return List.of(Double.NaN, Double.NaN);
    }
    double[] sorted = Arrays.copyOf(values, kept);
    Arrays.sort(sorted);
    return List.of(sorted[(int) (kept * 0.025)], sorted[Math.min(kept - 1, (int) (kept * 0.975))]);
  }
}
