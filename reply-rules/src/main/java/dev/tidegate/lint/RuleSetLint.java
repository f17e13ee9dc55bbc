package dev.tidegate.lint;

import dev.tidegate.event.Product;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.RuleSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for what the owner of a rule set cannot have meant, and proves it by comments that were
 * really said. Without a sample it says what follows from the rule set alone. Takes a second or so
 * for thousands of rules and comments.
 */
public final class RuleSetLint {
  /** A rule that takes more than this share of all comments is too greedy. */
  public static final double GREEDY_SHARE = 0.05;

  private RuleSetLint() {}

  /**
   * Everything that was found: rules, FAQ, answers, what is missing; in the order of the entries.
   *
   * @param products of the shop; empty when there are none
   * @param sample comments of one or several shows; may be empty
   * @param greedyShare 0 to 1, above which a rule is too greedy
   */
  public static List<LintFinding> check(
      RuleSet ruleSet, List<Product> products, List<SampleComment> sample, double greedyShare) {
    CompiledRuleSet compiled = CompiledRuleSet.compile(ruleSet);
    List<Heard> heard = Heard.all(compiled, products, sample);
    Findings findings = new Findings();
    Set<Integer> useless = RuleLint.check(compiled, heard, findings);
    new SpeechLint(compiled, heard, findings).check(useless, greedyShare);
    FaqLint.check(compiled, heard, findings);
    new AnswerLint(products, heard, findings).check(ruleSet);
    new FallbackLint(compiled, heard, findings).check();
    return findings.all();
  }
}
