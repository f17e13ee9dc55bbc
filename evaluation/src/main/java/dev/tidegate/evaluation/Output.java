package dev.tidegate.evaluation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an evaluation writes: a table for people, files for programs and for looking at errors. */
public final class Output {
  @Option(names = "--json", paramLabel = "FILE", description = "Writes the metrics as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Writes every wrong row, tab separated, with its trace.")
  private @Nullable Path errors;

  private final List<String> wrong = new ArrayList<>();

  /** Notes a wrong row: what was expected, what was said, the text, and why. */
  public void wrong(String expected, String said, String text, String trace) {
    wrong.add(String.join("\t", expected, said, text.replaceAll("[\\t\\r\\n]", " "), trace));
  }

  /** Prints and writes. */
  public int finish(List<Report> reports) throws IOException {
    reports.forEach(report -> report.print(System.out));
    return write(reports);
  }

  /** Writes, for one that has printed. */
  int write(List<Report> reports) throws IOException {
    if (json != null) {
      Report.write(json, reports);
    }
    if (errors != null) {
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(errors))) {
        wrong.forEach(out::println);
      }
    }
    return 0;
  }
}
