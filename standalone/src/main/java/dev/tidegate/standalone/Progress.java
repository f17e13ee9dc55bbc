package dev.tidegate.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells the terminal what is being started, a line for each part. */
final class Progress {
  private final PrintStream out;
  private final LongSupplier nanoTime;

  /** A step of the start; may fail. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws Exception;
  }

  Progress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  /** Does a step and says how long it took. */
  <T> T step(String name, Step<T> step) throws Exception {
    out.print("  " + name + " ... ");
    out.flush();
    long began = nanoTime.getAsLong();
    try {
      T result = step.run();
      out.println(seconds(Duration.ofNanos(nanoTime.getAsLong() - began)));
      return result;
    } catch (Exception e) {
      out.println("failed");
      throw e;
    }
  }

  /** A line. */
  void say(String line) {
    out.println(line);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
