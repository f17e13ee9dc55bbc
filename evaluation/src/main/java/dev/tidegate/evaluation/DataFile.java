package dev.tidegate.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A labelled table: CSV, or TSV by the name's end, with a header, UTF-8 with or without BOM. */
public final class DataFile {
  private final Path file;
  private final List<Row> rows;

  /** A row by column name, and the line it begins on. */
  public record Row(long line, Map<String, String> values) {
    /** The value of a column; empty when the row has none. */
    public String get(String column) {
      return values.getOrDefault(column, "");
    }
  }

  private DataFile(Path file, List<Row> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * Reads a table that must have {@code columns}.
   *
   * @throws MalformedFileException when the file cannot be read or lacks a column
   */
  public static DataFile read(Path file, List<String> columns) {
    boolean tabs = file.toString().endsWith(".tsv");
    CSVFormat format =
        (tabs ? CSVFormat.TDF.builder().setQuote(null) : CSVFormat.DEFAULT.builder())
            .setIgnoreEmptyLines(true)
            .get();
    String text = withoutMark(text(file));
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> header = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (header.isEmpty()) {
          record.forEach(name -> header.add(name.strip()));
          requireColumns(file, header, columns);
          continue;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
          values.put(header.get(i), record.get(i));
        }
        rows.add(new Row(parser.getCurrentLineNumber(), values));
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof MalformedFileException malformed) {
        throw malformed;
      }
      throw new MalformedFileException(file + " is not a table: " + e.getMessage());
    }
    if (rows.isEmpty()) {
      throw new MalformedFileException(file + " has no rows");
    }
    return new DataFile(file, rows);
  }

  /** The whole text of a file. */
  public static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new MalformedFileException(file + " cannot be read as UTF-8: " + e);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void requireColumns(Path file, List<String> header, List<String> columns) {
    for (String column : columns) {
      if (!header.contains(column)) {
        throw new MalformedFileException(
            file + ", line 1: column \"" + column + "\" is missing; there are " + header);
      }
    }
  }

  /** The rows, at least one. */
  public List<Row> rows() {
    return rows;
  }

  /** Says what is wrong with a row. */
  public MalformedFileException wrong(Row row, String column, String what) {
    return new MalformedFileException(
        file + ", line " + row.line() + ", column \"" + column + "\": " + what);
  }
}
