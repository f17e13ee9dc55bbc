package dev.tidegate.lint;

import dev.tidegate.event.Product;
import dev.tidegate.lint.Findings.Entry;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Placeholders;
import dev.tidegate.ruleset.RuleProblem.Part;
import dev.tidegate.ruleset.RuleSet;
import java.util.LinkedHashSet;
import java.util.List;

/** What answers say: data that is not there, and claims that the law forbids. */
final class AnswerLint {
  private final List<Product> products;
  private final List<Heard> sample;
  private final Findings findings;

  AnswerLint(List<Product> products, List<Heard> sample, Findings findings) {
    this.products = products.stream().filter(product -> !product.removed()).toList();
    this.sample = sample;
    this.findings = findings;
  }

  void check(RuleSet rules) {
    for (int i = 0; i < rules.keywordRules().size(); i++) {
      KeywordRule rule = rules.keywordRules().get(i);
      if (rule.action() == KeywordRule.Effect.REPLY) {
        int index = i;
        List<Heard> answered = sample.stream().filter(h -> h.rule() == index).toList();
        answer(new Entry(Part.KEYWORD_RULES, i, rule.id(), "reply"), rule.reply(), answered);
      }
    }
    for (int i = 0; i < rules.faq().size(); i++) {
      FaqEntry entry = rules.faq().get(i);
      int index = i;
      List<Heard> answered = sample.stream().filter(h -> h.faq() == index).toList();
      answer(new Entry(Part.FAQ, i, entry.id(), "answer"), entry.answer(), answered);
    }
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      claims(new Entry(Part.PRODUCTS, i, product.sku(), "name"), product.name(), List.of());
    }
  }

  private void answer(Entry entry, String text, List<Heard> answered) {
    for (String name : new LinkedHashSet<>(Placeholders.in(text))) {
      List<Product> without = products.stream().filter(p -> !has(p, name)).toList();
      if (!without.isEmpty()) {
        findings.add(
            LintCode.PLACEHOLDER_WITHOUT_DATA,
            entry,
            answered,
            "{" + name + "}",
            "" + without.size(),
            "" + products.size(),
            without.get(0).name());
      }
    }
    claims(entry, text, answered);
  }

  private void claims(Entry entry, String text, List<Heard> answered) {
    for (String claim : Claims.in(text)) {
      findings.add(LintCode.FORBIDDEN_CLAIM, entry, answered, claim);
    }
  }

  private static boolean has(Product product, String placeholder) {
    return switch (placeholder) {
      case "product.list_price" -> product.listPriceFen() != null;
      case "product.link" -> product.link() != null;
      default -> true;
    };
  }
}
