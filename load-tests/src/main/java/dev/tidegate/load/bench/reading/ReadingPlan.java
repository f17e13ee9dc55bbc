package dev.tidegate.load.bench.reading;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param rounds of all benchmarks in turns, each in a process of its own
 * @param warmUps unmeasured iterations, and {@code iterations} measured ones, of a length each
 */
public record ReadingPlan(int rounds, int warmUps, int iterations, Duration iteration) {

  /** What counts: about eight minutes. */
  public static ReadingPlan full() {
    return new ReadingPlan(3, 3, 3, Duration.ofMillis(1_500));
  }

  /** A look within two minutes; not to be quoted. */
  public static ReadingPlan quick() {
    return new ReadingPlan(1, 2, 2, Duration.ofSeconds(1));
  }
}
