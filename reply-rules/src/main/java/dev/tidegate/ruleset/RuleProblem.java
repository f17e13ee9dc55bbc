package dev.tidegate.ruleset;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a rule set or an imported file, told so that the shop owner can mend it.
 *
 * @param index place in its list from 0, -1 when the problem is not about one entry
 * @param id of the entry, null when it has none
 * @param field of the entry as in JSON, for example {@code anyOf}
 * @param args fill the words of {@code code}
 * @param file name of the imported file, null when nothing was imported
 * @param line in the file from 1, null without a file
 * @param column name of the column in the file, null without a file
 */
public record RuleProblem(
    Part part,
    int index,
    @Nullable String id,
    String field,
    Severity severity,
    ProblemCode code,
    List<String> args,
    @Nullable String file,
    @Nullable Long line,
    @Nullable String column) {

  /** Which list of the draft. */
  public enum Part {
    KEYWORD_RULES("keywordRules"),
    FAQ("faq"),
    SIZE_CHART("sizeChart"),
    CONCEPTS("concepts"),
    PRODUCTS("products"),
    POLICY("policy");

    private final String json;

    Part(String json) {
      this.json = json;
    }

    /** The name that the HTTP API uses. */
    public String json() {
      return json;
    }
  }

  /** Whether it must be mended before publishing. */
  public enum Severity {
    ERROR,
    WARNING;

    /** The name that the HTTP API uses. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RuleProblem {
    args = List.copyOf(args);
  }

  /** The sentence for the shop owner. */
  public String words(Language language) {
    return code.words(language, args);
  }

  /** The same problem with its place in an imported file. */
  public RuleProblem at(String newFile, long newLine, String newColumn) {
    return new RuleProblem(
        part, index, id, field, severity, code, args, newFile, newLine, newColumn);
  }

  /** Whether any of the problems must be mended before publishing. */
  public static boolean anyError(List<RuleProblem> problems) {
    return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
  }
}
