package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.ruleset.RuleProblem.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of a shop. What kind of file it is, tells its content: a workbook is a zip file,
 * JSON begins with a brace, everything else is a table as text. What is in it, tells its name
 * ({@code faq.xlsx}), or else the names of its sheets or JSON lists.
 */
final class ShopFile {
  private static final int MAX_BYTES = 8 << 20;

  private final CsvFile file;
  private final List<RuleProblem> problems;

  private ShopFile(CsvFile file, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * One list of a shop.
   *
   * @param name of the file and the sheet, as problems name it
   * @param rows reads it; what is wrong is added to the problems then
   */
  record Source(CsvColumns kind, String name, Supplier<List<CsvRow>> rows) {}

  /** The lists in a file; what is wrong is added to {@code problems}. Never throws. */
  static List<Source> open(CsvFile file, List<RuleProblem> problems) {
    return new ShopFile(file, problems).open();
  }

  private List<Source> open() {
    CsvColumns kind = CsvColumns.named(file.name());
    byte[] bytes = file.bytes();
    if (bytes.length > MAX_BYTES) {
      return wrong(kind, 1, ProblemCode.FILE_TOO_LARGE, "" + (MAX_BYTES >> 20));
    }
    if (XlsxBook.isWorkbook(bytes)) {
      return workbook(kind);
    }
    FileText decoded = FileText.of(bytes);
    String text = decoded.text();
    if (kind == null && (text == null || !JsonRules.isJson(text))) {
      return wrong(null, 1, ProblemCode.UNKNOWN_FILE, file.name());
    }
    if (text == null) {
      return wrong(kind, decoded.wrongLine(), ProblemCode.NOT_UTF8);
    }
    if (JsonRules.isJson(text)) {
      return json(JsonRules.read(file.name(), text, problems));
    }
    return kind == null ? List.of() : List.of(table(CsvColumns.byHeader(kind, text), text));
  }

  private Source table(CsvColumns kind, String text) {
    return new Source(
        kind,
        file.name(),
        () -> {
          CsvTable table = new CsvTable(file.name(), kind, problems);
          CsvText.read(text, table);
          return table.rows();
        });
  }

  private List<Source> json(Map<CsvColumns, List<CsvRow>> lists) {
    List<Source> sources = new ArrayList<>();
    lists.forEach((kind, rows) -> sources.add(new Source(kind, file.name(), () -> rows)));
    return sources;
  }

  /** A workbook with our sheets is a shop; else its first sheet is what the file is named. */
  private List<Source> workbook(@Nullable CsvColumns kind) {
    List<String> sheets;
    try {
      sheets = XlsxBook.sheets(file.bytes());
    } catch (IOException e) {
      return wrong(kind, 1, ProblemCode.BROKEN_WORKBOOK);
    }
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      CsvColumns named = CsvColumns.named(sheets.get(i));
      if (named != null && (kind == null || kind == named)) {
        sources.add(sheet(named, i, file.name() + "/" + sheets.get(i)));
      }
    }
    if (sources.isEmpty() && kind != null && !sheets.isEmpty()) {
      sources.add(sheet(kind, 0, file.name()));
    }
    return sources.isEmpty() ? wrong(kind, 1, ProblemCode.UNKNOWN_SHEETS) : sources;
  }

  private Source sheet(CsvColumns kind, int sheet, String name) {
    return new Source(
        kind,
        name,
        () -> {
          CsvTable table = new CsvTable(name, kind, problems);
          try {
            XlsxBook.read(file.bytes(), sheet, table);
          } catch (IOException e) {
            table.error(1, ProblemCode.BROKEN_WORKBOOK);
          }
          return table.rows();
        });
  }

  private List<Source> wrong(
      @Nullable CsvColumns kind, long line, ProblemCode code, String... args) {
    String column = kind == null ? "" : kind.columns().get(0);
    problems.add(
        new RuleProblem(
            kind == null ? Part.PRODUCTS : kind.part(),
            -1,
            null,
            kind == null ? "files" : CsvColumns.fieldOf(column),
            Severity.ERROR,
            code,
            List.of(args),
            file.name(),
            line,
            column));
    return List.of();
  }
}
