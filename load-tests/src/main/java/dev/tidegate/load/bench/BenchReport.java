package dev.tidegate.load.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a benchmark found, for programs.
 *
 * @param machine in words
 * @param commit of the code, with {@code -dirty} when it was changed since; {@code unknown} without
 *     git
 */
public record BenchReport(String machine, String commit, long seed, List<Figure> figures) {
  public BenchReport {
    figures = List.copyOf(figures);
  }

  /**
   * A figure against its yardstick.
   *
   * @param value median over the pairs of runs
   * @param yardstick what it is compared with
   * @param yardstickValue its median, in the same unit
   * @param ratio median of the pairs' ratios
   * @param ratioLeast of the pairs
   * @param ratioGreatest of the pairs
   * @param pairs how many there were
   */
  public record Figure(
      String name,
      double value,
      String unit,
      String yardstick,
      @JsonProperty("yardstick_value") double yardstickValue,
      double ratio,
      @JsonProperty("ratio_min") double ratioLeast,
      @JsonProperty("ratio_max") double ratioGreatest,
      int pairs) {

    /** A figure in milliseconds, rounded to a thousandth. */
    static Figure ofMs(String name, String yardstick, PairedRatio ratio, int pairs) {
      return new Figure(
          name,
          rounded(ratio.value()),
          "ms",
          yardstick,
          rounded(ratio.yardstick()),
          rounded(ratio.median()),
          rounded(ratio.least()),
          rounded(ratio.greatest()),
          pairs);
    }

    private static double rounded(double value) {
      return Math.round(value * 1_000) / 1_000.0;
    }
  }

  /** Writes JSON; the file appears whole or not at all. */
  public void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path next = target.resolveSibling(target.getFileName() + ".next");
    Files.write(
        next, Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this));
    Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
