package dev.tidegate.ruleset;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.ruleset.RuleProblem.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shop's files: {@code products}, {@code faq}, {@code keywords}, {@code size_chart}, {@code
 * concepts}, any subset, as text ({@code .csv}, {@code .tsv}, {@code .txt}; UTF-8 or GB18030, comma
 * or tab), as {@code .xlsx}, or all together in one workbook or one JSON rule set. Gives either all
 * rows of all files or all their problems, each with file, line and column; a row that is wrong in
 * three cells gives three problems.
 */
public final class CsvImport {
  private static final int MAX_LINK = 9_999;
  private static final int MAX_STOCK = 999_999_999;
  private static final int MAX_BODY = 1_000;

  private final String currency;
  private final List<RuleProblem> problems = new ArrayList<>();
  private final Map<CsvColumns, List<?>> parsed = new EnumMap<>(CsvColumns.class);

  private CsvImport(String currency) {
    this.currency = currency;
  }

  /**
   * What the files hold. A list is null when its file was not given, and all lists are null when
   * there is an error among the problems.
   *
   * @param products with version 0: whoever stores them counts the version up
   * @param problems warnings only, or everything that is wrong
   */
  public record Result(
      @Nullable List<Product> products,
      @Nullable List<KeywordRule> keywordRules,
      @Nullable List<FaqEntry> faq,
      @Nullable List<SizeRow> sizeChart,
      @Nullable List<ConceptWords> concepts,
      List<RuleProblem> problems) {

    /** Whether everything can be taken over. */
    public boolean ok() {
      return !RuleProblem.anyError(problems);
    }
  }

  /**
   * Reads the files; never throws.
   *
   * @param currency ISO 4217 of all prices
   * @param knownSkus of products that are there already; a size chart may speak of them
   */
  public static Result read(List<CsvFile> files, String currency, Set<String> knownSkus) {
    return new CsvImport(currency).run(files, knownSkus);
  }

  /** Whether a file of a shop's folder is meant to be imported, by its name. */
  public static boolean takes(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return (lower.contains(".") && CsvColumns.named(lower) != null)
        || lower.endsWith(".xlsx")
        || lower.equals("rules.json");
  }

  private Result run(List<CsvFile> files, Set<String> knownSkus) {
    if (files.isEmpty()) {
      fileError("", ProblemCode.NO_FILES);
    }
    Map<CsvColumns, ShopFile.Source> byKind = new EnumMap<>(CsvColumns.class);
    for (CsvFile file : files) {
      for (ShopFile.Source source : ShopFile.open(file, problems)) {
        if (byKind.putIfAbsent(source.kind(), source) != null) {
          fileError(source.name(), ProblemCode.DUPLICATE_FILE);
        }
      }
    }
    Set<String> skus = new HashSet<>(knownSkus);
    byKind.forEach((kind, source) -> parse(kind, source, skus));
    boolean ok = !RuleProblem.anyError(problems);
    return new Result(
        ok ? rows(CsvColumns.PRODUCTS, Product.class) : null,
        ok ? rows(CsvColumns.KEYWORDS, KeywordRule.class) : null,
        ok ? rows(CsvColumns.FAQ, FaqEntry.class) : null,
        ok ? rows(CsvColumns.SIZE_CHART, SizeRow.class) : null,
        ok ? rows(CsvColumns.CONCEPTS, ConceptWords.class) : null,
        List.copyOf(problems));
  }

  /** Products come first in the order of kinds, so that a size chart finds their skus. */
  private void parse(CsvColumns kind, ShopFile.Source source, Set<String> skus) {
    switch (kind) {
      case PRODUCTS -> {
        List<Product> products = convert(kind, source, this::product, RuleSetCheck::products);
        products.forEach(product -> skus.add(product.sku()));
      }
      case FAQ -> convert(kind, source, CsvImport::faqEntry, RuleSetCheck::faq);
      case KEYWORDS -> convert(kind, source, CsvImport::rule, RuleSetCheck::keywordRules);
      case SIZE_CHART -> sizeChart(kind, source, CsvImport::sizeRow, skus);
      case SHOE_CHART -> sizeChart(kind, source, CsvImport::footRow, skus);
      case CONCEPTS -> convert(kind, source, CsvImport::conceptWords, RuleSetCheck::concepts);
    }
  }

  /** Charts of bodies and of feet are one list of the rule set. */
  private void sizeChart(
      CsvColumns kind,
      ShopFile.Source source,
      Function<CsvRow, @Nullable SizeRow> toRow,
      Set<String> skus) {
    parsed.put(
        CsvColumns.SIZE_CHART,
        convert(kind, source, toRow, rows -> RuleSetCheck.sizeChart(rows, skus)));
  }

  private <T> List<T> convert(
      CsvColumns kind,
      ShopFile.Source source,
      Function<CsvRow, @Nullable T> toValue,
      Function<List<T>, List<RuleProblem>> check) {
    List<T> values = new ArrayList<>();
    List<CsvRow> origins = new ArrayList<>();
    for (CsvRow row : source.rows().get()) {
      T value = toValue.apply(row);
      if (value != null) {
        values.add(value);
        origins.add(row);
      }
    }
    for (RuleProblem problem : check.apply(values)) {
      String column = kind.columnOf(problem.field());
      CsvRow row = problem.index() < 0 ? null : origins.get(problem.index());
      problems.add(
          row == null
              ? problem.at(source.name(), 1, column)
              : problem.at(source.name(), row.line(), row.nameOf(column)));
    }
    parsed.put(kind, values);
    return values;
  }

  private @Nullable Product product(CsvRow row) {
    Integer link = row.optionalInteger("link", 1, MAX_LINK);
    String sku = row.required("sku");
    String name = row.required("name");
    long priceFen = row.priceFen("price");
    Long listPriceFen = row.optionalPriceFen("list_price");
    int stock = row.integer("stock", 0, MAX_STOCK);
    if (!row.sound()) {
      return null;
    }
    return new Product(
        sku,
        0,
        link,
        name,
        row.words("aliases"),
        priceFen,
        listPriceFen,
        currency,
        stock,
        row.words("sizes"),
        row.words("colors"),
        row.text("notes"),
        false);
  }

  private static @Nullable FaqEntry faqEntry(CsvRow row) {
    String id = row.required("id");
    String question = row.required("question");
    String answer = row.required("answer");
    return row.sound() ? new FaqEntry(id, question, row.sentences("similar"), answer) : null;
  }

  private static @Nullable KeywordRule rule(CsvRow row) {
    String id = row.required("id");
    KeywordRule.Effect action = action(row);
    return action == null || !row.sound()
        ? null
        : new KeywordRule(
            id,
            row.words("any_of"),
            row.words("all_of"),
            row.words("none_of"),
            action,
            row.text("reply"));
  }

  private static KeywordRule.@Nullable Effect action(CsvRow row) {
    String text = row.required("action");
    for (KeywordRule.Effect action : KeywordRule.Effect.values()) {
      if (action.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
        return action;
      }
    }
    if (!text.isEmpty()) {
      row.error("action", ProblemCode.UNKNOWN_ACTION, CsvRow.shortened(text));
    }
    return null;
  }

  private static @Nullable ConceptWords conceptWords(CsvRow row) {
    String scene = row.required("scene");
    return row.sound() ? new ConceptWords(scene, row.words("words")) : null;
  }

  private static @Nullable SizeRow sizeRow(CsvRow row) {
    String sku = row.required("sku");
    String size = row.required("size");
    int heightMin = row.integer("height_min_cm", 0, MAX_BODY);
    int heightMax = row.integer("height_max_cm", 0, MAX_BODY);
    int weightMin = row.integer("weight_min_jin", 0, MAX_BODY);
    int weightMax = row.integer("weight_max_jin", 0, MAX_BODY);
    return row.sound()
        ? SizeRow.ofBody(sku, size, heightMin, heightMax, weightMin, weightMax)
        : null;
  }

  private static @Nullable SizeRow footRow(CsvRow row) {
    String sku = row.required("sku");
    String size = row.required("size");
    int min = row.integer("foot_length_min_mm", 0, MAX_BODY);
    int max = row.integer("foot_length_max_mm", 0, MAX_BODY);
    return row.sound() ? SizeRow.ofFoot(sku, size, min, max) : null;
  }

  private <T> @Nullable List<T> rows(CsvColumns kind, Class<T> type) {
    List<?> rows = parsed.get(kind);
    return rows == null ? null : rows.stream().<T>map(type::cast).toList();
  }

  private void fileError(String file, ProblemCode code) {
    problems.add(
        new RuleProblem(
            Part.PRODUCTS, -1, null, "files", Severity.ERROR, code, List.of(file), file, 1L, ""));
  }
}
