package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files that can be imported, with their columns and what these are called in JSON. */
enum CsvColumns {
  PRODUCTS(
      "products", Part.PRODUCTS, "link,sku,name,aliases,price,list_price,stock,sizes,colors,notes"),
  FAQ("faq", Part.FAQ, "id,question,similar,answer"),
  KEYWORDS("keywords", Part.KEYWORD_RULES, "id,any_of,all_of,none_of,action,reply"),
  SIZE_CHART(
      "size_chart",
      Part.SIZE_CHART,
      "sku,size,height_min_cm,height_max_cm,weight_min_jin,weight_max_jin"),
  /** The same file with other columns: sizes of shoes. */
  SHOE_CHART("size_chart", Part.SIZE_CHART, "sku,size,foot_length_min_mm,foot_length_max_mm"),
  CONCEPTS("concepts", Part.CONCEPTS, "scene,words");

  /** Of the kind with most of them. */
  static final int MOST_COLUMNS = 10;

  private static final Set<String> ENDINGS = Set.of(".csv", ".tsv", ".txt", ".xlsx", ".json");

  private static final Set<String> LISTS =
      Set.of("aliases", "sizes", "colors", "similar", "any_of", "all_of", "none_of", "words");

  private static final Map<String, String> SPECIAL_FIELDS =
      Map.of("price", "priceFen", "list_price", "listPriceFen");

  private final String stem;
  private final Part part;
  private final String columns;

  CsvColumns(String stem, Part part, String columns) {
    this.stem = stem;
    this.part = part;
    this.columns = columns;
  }

  /**
   * What a file or sheet holds, by its name without regard to case and ending; null when it is none
   * of ours.
   */
  static @Nullable CsvColumns named(String file) {
    String lower = file.toLowerCase(Locale.ROOT).strip();
    int dot = lower.lastIndexOf('.');
    String stem =
        dot > 0 && ENDINGS.contains(lower.substring(dot)) ? lower.substring(0, dot) : lower;
    for (CsvColumns kind : values()) {
      if (kind.stem.equals(stem)) {
        return kind;
      }
    }
    return null;
  }

  /** A size chart is one of bodies or of feet, by the names of its columns. */
  static CsvColumns byHeader(CsvColumns kind, String text) {
    String header = text.stripLeading().lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    return kind == SIZE_CHART && header.contains("foot_length") ? SHOE_CHART : kind;
  }

  /** What a list of a rule set in JSON holds; null when it is none of ours. */
  static @Nullable CsvColumns ofList(String name) {
    for (CsvColumns kind : values()) {
      if (kind.part.json().equals(name)) {
        return kind;
      }
    }
    return null;
  }

  Part part() {
    return part;
  }

  List<String> columns() {
    return List.of(columns.split(",", -1));
  }

  /** What the column is called in JSON; unknown columns stay as they are. */
  static String fieldOf(String column) {
    String special = SPECIAL_FIELDS.get(column);
    if (special != null) {
      return special;
    }
    StringBuilder field = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        field.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return field.toString();
  }

  /** The column of a JSON field; the first column when the field is none. */
  String columnOf(String field) {
    String column = columnNamed(field);
    return column == null ? columns().get(0) : column;
  }

  /** The column of a JSON field; null when the field is none. */
  @Nullable String columnNamed(String field) {
    for (String column : columns()) {
      if (fieldOf(column).equals(field)) {
        return column;
      }
    }
    return null;
  }

  /** The JSON fields, for people. */
  String fields() {
    return columns().stream().map(CsvColumns::fieldOf).collect(Collectors.joining(", "));
  }

  /** Whether a cell of the column holds several values. */
  boolean isList(String column) {
    return LISTS.contains(column);
  }
}
