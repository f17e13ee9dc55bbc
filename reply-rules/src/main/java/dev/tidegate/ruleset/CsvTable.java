package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One CSV file taken apart: UTF-8 with or without byte order mark, RFC 4180 quotes, any line ends,
 * columns in any order. Empty lines are skipped. Not thread-safe.
 */
final class CsvTable {
  private static final int MAX_BYTES = 8 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final CsvColumns kind;
  private final List<RuleProblem> problems;
  private final List<CsvRow> rows = new ArrayList<>();

  private CsvTable(String file, CsvColumns kind, List<RuleProblem> problems) {
    this.file = file;
    this.kind = kind;
    this.problems = problems;
  }

  /** The rows of a file; what is wrong with it is added to {@code problems}. Never throws. */
  static List<CsvRow> read(String file, CsvColumns kind, byte[] bytes, List<RuleProblem> problems) {
    CsvTable table = new CsvTable(file, kind, problems);
    String text = table.decode(bytes);
    if (text != null) {
      table.parse(text);
    }
    return table.rows;
  }

  /** The first line that is not empty, in lower case, whatever the encoding; never throws. */
  static String firstLine(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.ISO_8859_1);
    return start.stripLeading().lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
  }

  private @Nullable String decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      error(1, firstColumn(), ProblemCode.FILE_TOO_LARGE, "" + (MAX_BYTES >> 20));
      return null;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      error(lineAt(bytes, in.position()), firstColumn(), ProblemCode.NOT_UTF8);
      return null;
    }
    String text = out.flip().toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static long lineAt(byte[] bytes, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      boolean loneReturn = bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n');
      if (bytes[i] == '\n' || loneReturn) {
        line++;
      }
    }
    return line;
  }

  private void parse(String text) {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      List<String> header = null;
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord row = records.next();
        if (!isEmpty(row)) {
          if (header == null) {
            header = header(line, row);
            if (header == null) {
              return;
            }
          } else if (!row(line, header, row)) {
            return;
          }
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      if (header == null) {
        error(1, firstColumn(), ProblemCode.EMPTY_FILE);
      }
    } catch (IOException | UncheckedIOException e) {
      // The text is in memory, so the only thing that fails is its form.
      error(line, firstColumn(), ProblemCode.BROKEN_QUOTES);
    }
  }

  private @Nullable List<String> header(long line, CSVRecord row) {
    int before = problems.size();
    List<String> names = new ArrayList<>();
    for (String cell : row) {
      String name = cell.strip().toLowerCase(Locale.ROOT);
      if (!kind.columns().contains(name)) {
        error(line, name, ProblemCode.UNKNOWN_COLUMN, name, String.join(", ", kind.columns()));
      } else if (names.contains(name)) {
        error(line, name, ProblemCode.DUPLICATE_COLUMN, name);
      }
      names.add(name);
    }
    for (String column : kind.columns()) {
      if (!names.contains(column)) {
        error(line, column, ProblemCode.MISSING_COLUMN, column);
      }
    }
    return problems.size() == before ? names : null;
  }

  private boolean row(long line, List<String> header, CSVRecord row) {
    if (rows.size() >= RuleSetCheck.MAX_ENTRIES) {
      error(line, firstColumn(), ProblemCode.TOO_MANY_ROWS, "" + RuleSetCheck.MAX_ENTRIES);
      return false;
    }
    int fields = row.size();
    while (fields > header.size() && row.get(fields - 1).isBlank()) {
      fields--;
    }
    if (fields > header.size()) {
      String last = header.get(header.size() - 1);
      error(line, last, ProblemCode.TOO_MANY_FIELDS, "" + fields, "" + header.size());
      return true;
    }
    if (fields < header.size()) {
      error(line, header.get(fields), ProblemCode.TOO_FEW_FIELDS, "" + fields, "" + header.size());
      return true;
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), row.get(i).strip());
    }
    rows.add(new CsvRow(file, kind, line, cells, problems));
    return true;
  }

  private static boolean isEmpty(CSVRecord row) {
    for (String cell : row) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private String firstColumn() {
    return kind.columns().get(0);
  }

  private void error(long line, String column, ProblemCode code, String... args) {
    problems.add(
        new RuleProblem(
            kind.part(),
            -1,
            null,
            CsvColumns.fieldOf(column),
            Severity.ERROR,
            code,
            List.of(args),
            file,
            line,
            column));
  }
}
