package dev.tidegate.ruleset;

import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import java.util.ArrayList;
import java.util.List;

/** A rule set made ready for matching. Immutable, safe to share. */
public final class CompiledRuleSet {
  private final RuleSet source;
  private final KeywordMatcher keywords;
  private final FaqMatcher faq;

  private CompiledRuleSet(RuleSet source, KeywordMatcher keywords, FaqMatcher faq) {
    this.source = source;
    this.keywords = keywords;
    this.faq = faq;
  }

  /** Compiles a rule set; takes milliseconds for hundreds of rules. */
  public static CompiledRuleSet compile(RuleSet ruleSet) {
    return new CompiledRuleSet(
        ruleSet,
        KeywordMatcher.compile(
            ruleSet.keywordRules().stream()
                .map(r -> new KeywordMatcher.Conditions(r.anyOf(), r.allOf(), r.noneOf()))
                .toList()),
        FaqMatcher.compile(ruleSet.faq().stream().map(CompiledRuleSet::phrasings).toList()));
  }

  private static List<String> phrasings(FaqEntry entry) {
    List<String> phrasings = new ArrayList<>(List.of(entry.question()));
    phrasings.addAll(entry.similar());
    return phrasings;
  }

  /** The rule set as published. */
  public RuleSet source() {
    return source;
  }

  /** Finds keyword rules; a match names the place in {@code source().keywordRules()}. */
  public KeywordMatcher keywords() {
    return keywords;
  }

  /** Finds FAQ entries; a match names the place in {@code source().faq()}. */
  public FaqMatcher faq() {
    return faq;
  }
}
