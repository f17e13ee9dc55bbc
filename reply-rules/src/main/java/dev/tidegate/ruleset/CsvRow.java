package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Severity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table, or one entry of a JSON list. Each getter that finds its cell wrong says so
 * in the list of problems and gives a harmless value, so that all problems of a line are found at
 * once.
 */
final class CsvRow {
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
  private static final Pattern WORD_ENDS = Pattern.compile("[|｜，、]");
  private static final Pattern SENTENCE_ENDS = Pattern.compile("[|｜]");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private final String file;
  private final CsvColumns kind;
  private final long line;
  private final Map<String, String> cells;
  private final @Nullable Map<String, List<String>> lists;
  private final List<RuleProblem> problems;
  private boolean sound = true;

  private CsvRow(
      String file,
      CsvColumns kind,
      long line,
      Map<String, String> cells,
      @Nullable Map<String, List<String>> lists,
      List<RuleProblem> problems) {
    this.file = file;
    this.kind = kind;
    this.line = line;
    this.cells = cells;
    this.lists = lists;
    this.problems = problems;
  }

  /** A line of a table; what is wrong is named by column. */
  static CsvRow ofTable(
      String file,
      CsvColumns kind,
      long line,
      Map<String, String> cells,
      List<RuleProblem> problems) {
    return new CsvRow(file, kind, line, cells, null, problems);
  }

  /** An entry of a JSON list; what is wrong is named by field. */
  static CsvRow ofJson(
      String file,
      CsvColumns kind,
      long line,
      Map<String, String> cells,
      Map<String, List<String>> lists,
      List<RuleProblem> problems) {
    return new CsvRow(file, kind, line, cells, lists, problems);
  }

  long line() {
    return line;
  }

  /** Whether every getter so far found its cell right. */
  boolean sound() {
    return sound;
  }

  String text(String column) {
    return Objects.requireNonNullElse(cells.get(column), "");
  }

  String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      error(column, ProblemCode.REQUIRED);
    }
    return text;
  }

  /** Words between {@code |}, {@code ｜}, {@code ，} or {@code 、}, without empty ones. */
  List<String> words(String column) {
    return parts(column, WORD_ENDS);
  }

  /** Sentences between {@code |} or {@code ｜}, without empty ones: they may hold commas. */
  List<String> sentences(String column) {
    return parts(column, SENTENCE_ENDS);
  }

  private List<String> parts(String column, Pattern ends) {
    List<String> given =
        lists != null
            ? lists.getOrDefault(column, List.of())
            : Arrays.asList(ends.split(text(column), -1));
    return given.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  int integer(String column, int min, int max) {
    String text = required(column);
    if (text.isEmpty()) {
      return min;
    }
    if (WHOLE.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    error(column, ProblemCode.NOT_A_NUMBER, shortened(text), "" + min, "" + max);
    return min;
  }

  /** As {@link #integer}, null for an empty cell. */
  @Nullable Integer optionalInteger(String column, int min, int max) {
    return text(column).isEmpty() ? null : (Integer) integer(column, min, max);
  }

  /** An amount such as {@code 129} or {@code 129.9} in hundredths. */
  long priceFen(String column) {
    String text = required(column);
    if (text.isEmpty()) {
      return 0;
    }
    if (PRICE.matcher(text).matches()) {
      return new BigDecimal(text).movePointRight(2).longValueExact();
    }
    error(column, ProblemCode.NOT_A_PRICE, shortened(text));
    return 0;
  }

  /** As {@link #priceFen}, null for an empty cell. */
  @Nullable Long optionalPriceFen(String column) {
    return text(column).isEmpty() ? null : (Long) priceFen(column);
  }

  void error(String column, ProblemCode code, String... args) {
    sound = false;
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
            nameOf(column)));
  }

  /** As the file names the column. */
  String nameOf(String column) {
    return lists == null ? column : CsvColumns.fieldOf(column);
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
