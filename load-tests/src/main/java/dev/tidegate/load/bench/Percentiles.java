package dev.tidegate.load.bench;

import org.HdrHistogram.Histogram;

/** Percentiles of one run, milliseconds; all zero when nothing was recorded. */
public record Percentiles(double p50, double p90, double p99, double max) {
  private static final double MICROS_PER_MS = 1_000;

  /** Of a histogram of microseconds. */
  static Percentiles of(Histogram micros) {
    return new Percentiles(at(micros, 50), at(micros, 90), at(micros, 99), at(micros, 100));
  }

  private static double at(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
  }
}
