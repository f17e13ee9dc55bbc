package dev.tidegate.portal.draft;

import dev.tidegate.ruleset.ConceptWords;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleProblem;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.ruleset.RuleSetCheck;
import dev.tidegate.ruleset.SizeRow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant is editing.
 *
 * @param revision rises with every save; a save names the revision that it was made from
 */
public record Draft(
    long revision,
    List<KeywordRule> keywordRules,
    List<FaqEntry> faq,
    List<SizeRow> sizeChart,
    List<ConceptWords> concepts,
    Policy policy) {

  public Draft {
    keywordRules = List.copyOf(keywordRules);
    faq = List.copyOf(faq);
    sizeChart = List.copyOf(sizeChart);
    concepts = List.copyOf(concepts);
  }

  /** What a new merchant starts with. */
  public static Draft empty() {
    return new Draft(0, List.of(), List.of(), List.of(), List.of(), Policy.defaults());
  }

  /** The next revision with other parts; null keeps a part. */
  public Draft next(
      @Nullable List<KeywordRule> newRules,
      @Nullable List<FaqEntry> newFaq,
      @Nullable List<SizeRow> newSizeChart,
      @Nullable List<ConceptWords> newConcepts,
      @Nullable Policy newPolicy) {
    return new Draft(
        revision + 1,
        newRules == null ? keywordRules : newRules,
        newFaq == null ? faq : newFaq,
        newSizeChart == null ? sizeChart : newSizeChart,
        newConcepts == null ? concepts : newConcepts,
        newPolicy == null ? policy : newPolicy);
  }

  /** As it would be published. */
  public RuleSet ruleSet(String merchant, long version) {
    return new RuleSet(merchant, version, keywordRules, faq, sizeChart, concepts, policy);
  }

  /** What is wrong with it, given the products that there are. */
  public List<RuleProblem> problems(String merchant, Set<String> skus) {
    return RuleSetCheck.all(ruleSet(merchant, 0), skus);
  }

  /** Whether publishing would change anything. */
  public boolean differsFrom(@Nullable RuleSet published) {
    return published == null
        || !ruleSet(published.merchant(), published.version()).equals(published);
  }
}
