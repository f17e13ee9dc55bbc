package dev.tidegate.ruleset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidegate.event.Json;
import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.ruleset.RuleProblem.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule set in JSON, as it is published: an object with any of the lists {@code
 * keywordRules}, {@code faq}, {@code sizeChart}, {@code concepts}, {@code products}. Fields and
 * amounts are those of the portal's API; word lists are JSON lists and are not split. Not
 * thread-safe.
 */
final class JsonRules {
  /** Belong to the place where a rule set or product came from. */
  private static final Set<String> LEFT_OUT = Set.of("merchant", "version", "currency", "removed");

  private final String file;
  private final List<RuleProblem> problems;
  private final Map<CsvColumns, List<CsvRow>> rows = new EnumMap<>(CsvColumns.class);

  private JsonRules(String file, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Whether a text wants to be JSON. */
  static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  /** The rows of each list that is there; what is wrong is added to {@code problems}. */
  static Map<CsvColumns, List<CsvRow>> read(String file, String text, List<RuleProblem> problems) {
    JsonRules rules = new JsonRules(file, problems);
    try (JsonParser parser = Json.mapper().createParser(text)) {
      rules.lists(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      rules.problem(null, Math.max(1, line), "", Severity.ERROR, ProblemCode.BROKEN_JSON);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail to be read", e);
    }
    return rules.rows;
  }

  private void lists(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      long line = parser.currentTokenLocation().getLineNr();
      CsvColumns kind = CsvColumns.ofList(name);
      boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
      if (kind != null && isList) {
        List<CsvRow> list = rows.computeIfAbsent(kind, k -> new ArrayList<>());
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          entry(parser, kind, list);
        }
        continue;
      }
      if (kind != null) {
        problem(kind, line, name, Severity.ERROR, ProblemCode.WRONG_SHAPE);
      } else if (name.equals("policy")) {
        problem(null, line, name, Severity.WARNING, ProblemCode.POLICY_NOT_IMPORTED);
      } else if (!LEFT_OUT.contains(name)) {
        problem(null, line, name, Severity.ERROR, ProblemCode.UNKNOWN_COLUMN, name, known());
      }
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      long line = parser.currentTokenLocation().getLineNr();
      problem(null, line, "", Severity.ERROR, ProblemCode.BROKEN_JSON);
    }
  }

  private static String known() {
    return "keywordRules, faq, sizeChart, concepts, products";
  }

  private void entry(JsonParser parser, CsvColumns kind, List<CsvRow> list) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problem(kind, line, "", Severity.ERROR, ProblemCode.WRONG_SHAPE);
      parser.skipChildren();
      return;
    }
    int before = problems.size();
    Map<String, String> cells = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      String column = kind.columnNamed(field);
      parser.nextToken();
      if (column != null) {
        value(parser, kind, field, column, cells, lists);
        continue;
      }
      if (!LEFT_OUT.contains(field)) {
        long at = parser.currentTokenLocation().getLineNr();
        problem(kind, at, field, Severity.ERROR, ProblemCode.UNKNOWN_COLUMN, field, kind.fields());
      }
      parser.skipChildren();
    }
    if (problems.size() == before) {
      list.add(CsvRow.ofJson(file, kind, line, cells, lists, problems));
    }
  }

  private void value(
      JsonParser parser,
      CsvColumns kind,
      String field,
      String column,
      Map<String, String> cells,
      Map<String, List<String>> lists)
      throws IOException {
    boolean ok = true;
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<String> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        ok &= parser.currentToken() == JsonToken.VALUE_STRING;
        items.add(parser.getText().strip());
        parser.skipChildren();
      }
      ok &= kind.isList(column);
      lists.put(column, items);
    } else if (parser.currentToken().isScalarValue()) {
      boolean nothing = parser.currentToken() == JsonToken.VALUE_NULL;
      ok = nothing || !kind.isList(column);
      cells.put(column, nothing ? "" : scalar(parser, field));
    } else {
      ok = false;
      parser.skipChildren();
    }
    if (!ok) {
      long at = parser.currentTokenLocation().getLineNr();
      problem(kind, at, field, Severity.ERROR, ProblemCode.WRONG_SHAPE);
    }
  }

  /** Amounts are in hundredths here, in whole units in tables. */
  private static String scalar(JsonParser parser, String field) throws IOException {
    String text = parser.getText().strip();
    return field.endsWith("Fen") && parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? new BigDecimal(text).movePointLeft(2).toPlainString()
        : text;
  }

  private void problem(
      @Nullable CsvColumns kind,
      long line,
      String field,
      Severity severity,
      ProblemCode code,
      String... args) {
    Part part = kind == null ? Part.KEYWORD_RULES : kind.part();
    problems.add(
        new RuleProblem(part, -1, null, field, severity, code, List.of(args), file, line, field));
  }
}
