package dev.tidegate.ruleset;

import dev.tidegate.event.Require;
import dev.tidegate.event.Travelling;
import java.util.List;
import java.util.Objects;

/**
 * Everything that a merchant published at once; immutable, named by merchant and version. Products
 * are not in it: their data changes by {@code ProductChanged} records.
 *
 * @param version rises with every published rule set of the merchant
 * @param keywordRules in the merchant's order: the first that matches wins
 * @param concepts words for scenes; rule sets of before there were any have null there
 */
public record RuleSet(
    String merchant,
    long version,
    List<KeywordRule> keywordRules,
    List<FaqEntry> faq,
    List<SizeRow> sizeChart,
    List<ConceptWords> concepts,
    Policy policy)
    implements Travelling {

  public RuleSet {
    Require.text(merchant, "merchant");
    Require.notNegative(version, "version");
    keywordRules = List.copyOf(Require.present(keywordRules, "keywordRules"));
    faq = List.copyOf(Require.present(faq, "faq"));
    sizeChart = List.copyOf(Require.present(sizeChart, "sizeChart"));
    concepts = List.copyOf(Objects.requireNonNullElse(concepts, List.of()));
    Require.present(policy, "policy");
  }

  /** Key of this rule set on {@code tidegate.rulesets}. */
  public String topicKey() {
    return topicKey(merchant, version);
  }

  /** Key of a rule set on {@code tidegate.rulesets}. */
  public static String topicKey(String merchant, long version) {
    return merchant + "/" + version;
  }
}
