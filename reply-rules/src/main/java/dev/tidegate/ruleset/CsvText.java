package dev.tidegate.ruleset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Takes a text apart into lines of cells: RFC 4180 quotes, any line ends, cells apart by comma or
 * tab, whichever the first line with content has more of.
 */
final class CsvText {
  private CsvText() {}

  /** Hands every line to the table; what is wrong is added to its problems. */
  static void read(String text, CsvTable table) {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).setDelimiter(delimiter(text)).get();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        List<String> cells = records.next().toList();
        if (!table.add(line, cells)) {
          return;
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      table.end();
    } catch (IOException | UncheckedIOException e) {
      // The text is in memory, so the only thing that fails is its form.
      table.error(line, ProblemCode.BROKEN_QUOTES);
    }
  }

  private static char delimiter(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    long tabs = header.chars().filter(c -> c == '\t').count();
    long commas = header.chars().filter(c -> c == ',').count();
    return tabs > commas ? '\t' : ',';
  }
}
