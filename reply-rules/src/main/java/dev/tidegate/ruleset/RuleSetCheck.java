package dev.tidegate.ruleset;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.text.Fold;
import dev.tidegate.understanding.Concepts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what is wrong with a draft. Errors keep it from being published, warnings are only shown.
 * Never throws; the order of the problems is the order of the entries.
 */
public final class RuleSetCheck {
  /** Longest reply or answer in characters (UTF-16 units). */
  public static final int MAX_TEXT = 1_000;

  /** Above it a reply is said to be long. */
  public static final int LONG_TEXT = 200;

  /** Longest word of a rule, id, size, question in characters. */
  public static final int MAX_WORDS = 200;

  /** Most entries of a list. */
  public static final int MAX_ENTRIES = 5_000;

  /** Most words in a condition, most other ways to ask a question. */
  public static final int MAX_WORDS_IN_LIST = 500;

  private RuleSetCheck() {}

  /** Checks keyword rules in their order. */
  public static List<RuleProblem> keywordRules(List<KeywordRule> rules) {
    Problems problems = new Problems(Part.KEYWORD_RULES);
    tooMany(problems, rules.size());
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      KeywordRule rule = rules.get(i);
      problems.entry(i, rule.id());
      id(problems, ids, rule.id(), i);
      words(problems, "anyOf", rule.anyOf());
      words(problems, "allOf", rule.allOf());
      words(problems, "noneOf", rule.noneOf());
      condition(problems, rule);
      reply(problems, rule);
    }
    return problems.all();
  }

  /** Checks FAQ entries. */
  public static List<RuleProblem> faq(List<FaqEntry> entries) {
    Problems problems = new Problems(Part.FAQ);
    tooMany(problems, entries.size());
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      FaqEntry entry = entries.get(i);
      problems.entry(i, entry.id());
      id(problems, ids, entry.id(), i);
      problems.length("question", entry.question(), MAX_WORDS);
      words(problems, "similar", entry.similar());
      text(problems, "answer", entry.answer());
    }
    return problems.all();
  }

  /** Checks words for scenes; a scene may have several rows. */
  public static List<RuleProblem> concepts(List<ConceptWords> rows) {
    Problems problems = new Problems(Part.CONCEPTS);
    tooMany(problems, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      ConceptWords row = rows.get(i);
      problems.entry(i, row.scene());
      if (Concepts.sceneNamed(row.scene()) == null) {
        problems.error("scene", ProblemCode.UNKNOWN_SCENE, row.scene());
      }
      if (row.words().isEmpty()) {
        problems.error("words", ProblemCode.REQUIRED);
      }
      words(problems, "words", row.words());
    }
    return problems.all();
  }

  /** Checks size rows against the products that there are; an unknown sku is a warning. */
  public static List<RuleProblem> sizeChart(List<SizeRow> rows, Set<String> skus) {
    Problems problems = new Problems(Part.SIZE_CHART);
    tooMany(problems, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      SizeRow row = rows.get(i);
      problems.entry(i, row.sku());
      problems.length("sku", row.sku(), MAX_WORDS);
      problems.length("size", row.size(), MAX_WORDS);
      problems.range("heightMinCm", row.heightMinCm(), row.heightMaxCm());
      problems.range("weightMinJin", row.weightMinJin(), row.weightMaxJin());
      Integer footMin = row.footLengthMinMm();
      Integer footMax = row.footLengthMaxMm();
      if (footMin != null && footMax != null) {
        problems.range("footLengthMinMm", footMin, footMax);
      }
      if (!skus.contains(row.sku())) {
        problems.warning("sku", ProblemCode.UNKNOWN_SKU, row.sku());
      }
    }
    return problems.all();
  }

  /** Checks products among each other; those that are taken away are left out. */
  public static List<RuleProblem> products(List<Product> products) {
    Problems problems = new Problems(Part.PRODUCTS);
    tooMany(problems, products.size());
    Map<String, Integer> skus = new HashMap<>();
    Map<Integer, Integer> links = new HashMap<>();
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      problems.entry(i, product.sku());
      if (product.removed()) {
        continue;
      }
      Integer sameSku = skus.putIfAbsent(product.sku(), i);
      if (sameSku != null) {
        problems.error("sku", ProblemCode.DUPLICATE_SKU, product.sku());
      }
      Integer link = product.link();
      Integer sameLink = link == null ? null : links.putIfAbsent(link, i);
      if (sameLink != null) {
        problems.error("link", ProblemCode.DUPLICATE_LINK, "" + link);
      }
      product(problems, product);
    }
    return problems.all();
  }

  /** Checks everything that is published at once. */
  public static List<RuleProblem> all(RuleSet ruleSet, Set<String> skus) {
    List<RuleProblem> all = new ArrayList<>(keywordRules(ruleSet.keywordRules()));
    all.addAll(faq(ruleSet.faq()));
    all.addAll(sizeChart(ruleSet.sizeChart(), skus));
    all.addAll(concepts(ruleSet.concepts()));
    return List.copyOf(all);
  }

  private static void product(Problems problems, Product product) {
    problems.length("sku", product.sku(), MAX_WORDS);
    problems.length("name", product.name(), MAX_WORDS);
    words(problems, "aliases", product.aliases());
    words(problems, "sizes", product.sizes());
    words(problems, "colors", product.colors());
    problems.length("notes", product.notes(), MAX_TEXT * 2);
    if (product.priceFen() == 0) {
      problems.warning("priceFen", ProblemCode.PRICE_IS_ZERO);
    }
    Long listPriceFen = product.listPriceFen();
    if (listPriceFen != null && listPriceFen < product.priceFen()) {
      problems.warning("listPriceFen", ProblemCode.LIST_PRICE_BELOW_PRICE);
    }
  }

  private static void condition(Problems problems, KeywordRule rule) {
    if (rule.anyOf().isEmpty() && rule.allOf().isEmpty()) {
      problems.error("anyOf", ProblemCode.NO_CONDITION);
    }
    List<String> words = new ArrayList<>(rule.anyOf());
    words.addAll(rule.allOf());
    words.addAll(rule.noneOf());
    for (String word : words) {
      if (hasSeveralPairs(Fold.plain(word))) {
        problems.warning("anyOf", ProblemCode.WORD_SYNTAX, word);
      }
    }
    Set<String> forbidden = new HashSet<>(rule.noneOf());
    rule.allOf().stream()
        .filter(forbidden::contains)
        .findFirst()
        .ifPresent(word -> problems.warning("noneOf", ProblemCode.NEVER_MATCHES, word));
  }

  /** As in {@code a~b~c}; {@code ~~} and {@code 哈~哈~} are only a way to write. */
  private static boolean hasSeveralPairs(String folded) {
    String[] parts = folded.split("~", -1);
    return parts.length > 2
        && !folded.startsWith("=")
        && Arrays.stream(parts).noneMatch(String::isBlank);
  }

  private static void reply(Problems problems, KeywordRule rule) {
    if (rule.action() != KeywordRule.Effect.REPLY) {
      if (!rule.reply().isBlank()) {
        problems.warning("reply", ProblemCode.REPLY_UNUSED);
      }
    } else if (rule.reply().isBlank()) {
      problems.error("reply", ProblemCode.REPLY_MISSING);
    } else {
      text(problems, "reply", rule.reply());
    }
  }

  private static void text(Problems problems, String field, String text) {
    problems.length(field, text, MAX_TEXT);
    if (text.length() > LONG_TEXT && text.length() <= MAX_TEXT) {
      problems.warning(field, ProblemCode.LONG_TEXT, "" + text.length(), "" + LONG_TEXT);
    }
    Placeholders.Scan scan = Placeholders.scan(text);
    if (!scan.balanced()) {
      problems.error(field, ProblemCode.UNBALANCED_BRACES);
    }
    for (String name : scan.names()) {
      if (!Placeholders.allowed().contains(name)) {
        problems.error(field, ProblemCode.UNKNOWN_PLACEHOLDER, "{" + name + "}", known());
      }
    }
  }

  private static String known() {
    return Placeholders.allowed().stream()
        .map(name -> "{" + name + "}")
        .collect(Collectors.joining(" "));
  }

  private static void id(Problems problems, Map<String, Integer> ids, String id, int index) {
    problems.length("id", id, MAX_WORDS);
    Integer same = ids.putIfAbsent(id, index);
    if (same != null) {
      problems.error("id", ProblemCode.DUPLICATE_ID, id);
    }
  }

  private static void words(Problems problems, String field, List<String> words) {
    if (words.size() > MAX_WORDS_IN_LIST) {
      problems.error(field, ProblemCode.TOO_MANY, "" + words.size(), "" + MAX_WORDS_IN_LIST);
    }
    for (String word : words) {
      if (word.isBlank()) {
        problems.error(field, ProblemCode.REQUIRED);
      }
      problems.length(field, word, MAX_WORDS);
    }
  }

  private static void tooMany(Problems problems, int size) {
    if (size > MAX_ENTRIES) {
      problems.error("", ProblemCode.TOO_MANY, "" + size, "" + MAX_ENTRIES);
    }
  }
}
