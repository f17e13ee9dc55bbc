package dev.tidegate.load.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
   * A figure, most of them against a yardstick; the fields about it are null without one.
   *
   * @param value median over the pairs of runs, or over the runs
   * @param yardstick what it is compared with
   * @param yardstickValue its median, in the same unit
   * @param ratio median of the pairs' ratios, value to yardstick
   * @param ratioLeast of the pairs
   * @param ratioGreatest of the pairs
   * @param pairs how many pairs there were, or runs
   */
  public record Figure(
      String name,
      double value,
      String unit,
      @Nullable String yardstick,
      @JsonProperty("yardstick_value") @Nullable Double yardstickValue,
      @Nullable Double ratio,
      @JsonProperty("ratio_min") @Nullable Double ratioLeast,
      @JsonProperty("ratio_max") @Nullable Double ratioGreatest,
      int pairs) {

    /** A figure against its yardstick, rounded to a thousandth. */
    public static Figure against(
        String yardstick, String name, String unit, PairedRatio ratio, int pairs) {
      return new Figure(
          name,
          rounded(ratio.value()),
          unit,
          yardstick,
          rounded(ratio.yardstick()),
          rounded(ratio.median()),
          rounded(ratio.least()),
          rounded(ratio.greatest()),
          pairs);
    }

    /** A figure by itself, the median of at least one value, rounded to a thousandth. */
    public static Figure alone(String name, String unit, List<Double> values) {
      double[] all = values.stream().mapToDouble(value -> value).toArray();
      return new Figure(
          name,
          rounded(PairedRatio.median(all)),
          unit,
          null,
          null,
          null,
          null,
          null,
          values.size());
    }

    private static double rounded(double value) {
      return Math.round(value * 1_000) / 1_000.0;
    }
  }

  /** A line for each figure, for people. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    for (Figure figure : figures) {
      String line =
          String.format(
              Locale.ROOT, "  %-32s %,14.2f %-10s", figure.name(), figure.value(), figure.unit());
      lines.add(
          figure.ratio() == null
              ? line.stripTrailing()
              : String.format(
                  Locale.ROOT,
                  "%s %,14.2f  ratio %5.2f (%.2f to %.2f)  %s",
                  line,
                  figure.yardstickValue(),
                  figure.ratio(),
                  figure.ratioLeast(),
                  figure.ratioGreatest(),
                  figure.yardstick()));
    }
    return lines;
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
