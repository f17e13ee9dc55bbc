package dev.tidegate.ruleset;

import dev.tidegate.ruleset.RuleProblem.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that can be imported, with their columns and what these are called in JSON. */
enum CsvColumns {
  PRODUCTS(
      "products.csv",
      Part.PRODUCTS,
      "link,sku,name,aliases,price,list_price,stock,sizes,colors,notes"),
  FAQ("faq.csv", Part.FAQ, "id,question,similar,answer"),
  KEYWORDS("keywords.csv", Part.KEYWORD_RULES, "id,any_of,all_of,none_of,action,reply"),
  SIZE_CHART(
      "size_chart.csv",
      Part.SIZE_CHART,
      "sku,size,height_min_cm,height_max_cm,weight_min_jin,weight_max_jin"),
  /** The same file with other columns: sizes of shoes. */
  SHOE_CHART("size_chart.csv", Part.SIZE_CHART, "sku,size,foot_length_min_mm,foot_length_max_mm");

  private static final Map<String, String> SPECIAL_FIELDS =
      Map.of("price", "priceFen", "list_price", "listPriceFen");

  private final String file;
  private final Part part;
  private final String columns;

  CsvColumns(String file, Part part, String columns) {
    this.file = file;
    this.part = part;
    this.columns = columns;
  }

  /** The file's kind by its name without regard to case, null when it is none of ours. */
  static @Nullable CsvColumns named(String file) {
    for (CsvColumns kind : values()) {
      if (kind.file.equals(file.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }

  String file() {
    return file;
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
    for (String column : columns()) {
      if (fieldOf(column).equals(field)) {
        return column;
      }
    }
    return columns().get(0);
  }
}
