package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the lines of one table, from whatever kind of file: the first with content names the
 * columns, in any order; empty lines are skipped. Not thread-safe.
 */
final class CsvTable {
  private final String file;
  private final CsvColumns kind;
  private final List<RuleProblem> problems;
  private final List<CsvRow> rows = new ArrayList<>();
  private @Nullable List<String> header;

  /**
   * An empty table.
   *
   * @param problems gets what is wrong
   */
  CsvTable(String file, CsvColumns kind, List<RuleProblem> problems) {
    this.file = file;
    this.kind = kind;
    this.problems = problems;
  }

  /** The lines that could be understood. */
  List<CsvRow> rows() {
    return rows;
  }

  /**
   * Takes the next line.
   *
   * @param line in the file, from 1
   * @return false when the lines after it are of no use
   */
  boolean add(long line, List<String> cells) {
    if (cells.stream().allMatch(String::isBlank)) {
      return true;
    }
    if (header == null) {
      header = header(line, cells);
      return header != null;
    }
    return row(line, header, cells);
  }

  /** There are no more lines. */
  void end() {
    if (header == null) {
      error(1, ProblemCode.EMPTY_FILE);
    }
  }

  /** Something is wrong with a whole line or the file. */
  void error(long line, ProblemCode code, String... args) {
    error(line, kind.columns().get(0), code, args);
  }

  private @Nullable List<String> header(long line, List<String> cells) {
    int before = problems.size();
    List<String> names = new ArrayList<>();
    for (String cell : withoutEmptyEnd(cells, 0)) {
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

  private boolean row(long line, List<String> names, List<String> all) {
    if (rows.size() >= RuleSetCheck.MAX_ENTRIES) {
      error(line, ProblemCode.TOO_MANY_ROWS, "" + RuleSetCheck.MAX_ENTRIES);
      return false;
    }
    List<String> cells = withoutEmptyEnd(all, names.size());
    if (cells.size() != names.size()) {
      boolean more = cells.size() > names.size();
      error(
          line,
          more ? names.get(names.size() - 1) : names.get(cells.size()),
          more ? ProblemCode.TOO_MANY_FIELDS : ProblemCode.TOO_FEW_FIELDS,
          "" + cells.size(),
          "" + names.size());
      return true;
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      byName.put(names.get(i), cells.get(i).strip());
    }
    rows.add(CsvRow.ofTable(file, kind, line, byName, problems));
    return true;
  }

  private static List<String> withoutEmptyEnd(List<String> cells, int least) {
    int size = cells.size();
    while (size > least && cells.get(size - 1).isBlank()) {
      size--;
    }
    return cells.subList(0, size);
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
