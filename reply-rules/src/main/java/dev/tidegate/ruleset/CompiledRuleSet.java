package dev.tidegate.ruleset;

import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
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
    return compile(ruleSet, Comprehend.shipped());
  }

  /** Compiles a rule set whose FAQ is read by {@code reader}, as the comments will be. */
  public static CompiledRuleSet compile(RuleSet ruleSet, Comprehend reader) {
    return new CompiledRuleSet(
        ruleSet,
        KeywordMatcher.compile(
            ruleSet.keywordRules().stream()
                .map(r -> new KeywordMatcher.Conditions(r.anyOf(), r.allOf(), r.noneOf()))
                .toList()),
        FaqMatcher.compile(
            ruleSet.faq().stream().map(entry -> read(entry, reader)).toList(),
            reader.model().faq()));
  }

  private static FaqMatcher.Entry read(FaqEntry entry, Comprehend reader) {
    List<Evidence> phrasings = new ArrayList<>(List.of(reader.of(entry.question())));
    entry.similar().forEach(similar -> phrasings.add(reader.of(similar)));
    return new FaqMatcher.Entry(List.copyOf(phrasings), reader.of(entry.answer()));
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
