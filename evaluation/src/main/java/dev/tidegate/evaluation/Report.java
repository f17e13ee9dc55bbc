package dev.tidegate.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one evaluation found.
 *
 * @param task for example {@code question}
 * @param n labelled rows
 * @param metrics by name; NaN is left out: there was nothing to measure
 * @param intervals 95 % bootstrap intervals, {@code [low, high]}, for the metrics that have one
 * @param notes for people
 */
public record Report(
    String task,
    String file,
    int n,
    Map<String, Double> metrics,
    @JsonProperty("intervals") Map<String, List<Double>> intervals,
    List<String> notes) {
  public Report {
    metrics = new TreeMap<>(metrics);
    metrics.values().removeIf(value -> Double.isNaN(value));
    intervals = new TreeMap<>(intervals);
    notes = List.copyOf(notes);
  }

  /** A table for people. */
  public void print(PrintStream out) {
    out.println(task + "  " + file + "  n=" + n);
    metrics.forEach(
        (name, value) -> {
          List<Double> interval = intervals.get(name);
          out.println(
              String.format(Locale.ROOT, "  %-28s %7.4f", name, value)
                  + (interval == null
                      ? ""
                      : String.format(
                          Locale.ROOT, "   [%.4f, %.4f]", interval.get(0), interval.get(1))));
        });
    notes.forEach(note -> out.println("  " + note));
  }

  /** Writes one report, or several as a list. */
  static void write(Path file, List<Report> reports) throws IOException {
    Files.write(file, Json.bytes(reports.size() == 1 ? reports.get(0) : reports));
  }
}
