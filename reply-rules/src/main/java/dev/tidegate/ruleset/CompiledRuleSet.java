package dev.tidegate.ruleset;

import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import dev.tidegate.understanding.Concepts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule set made ready for matching. Immutable, safe to share. */
public final class CompiledRuleSet {
  private final RuleSet source;
  private final KeywordMatcher keywords;
  private final FaqMatcher faq;
  private final Concepts concepts;
  private final Comprehend reader;

  private CompiledRuleSet(
      RuleSet source,
      KeywordMatcher keywords,
      FaqMatcher faq,
      Concepts concepts,
      Comprehend reader) {
    this.source = source;
    this.keywords = keywords;
    this.faq = faq;
    this.concepts = concepts;
    this.reader = reader;
  }

  /** Compiles a rule set; takes milliseconds for hundreds of rules. */
  public static CompiledRuleSet compile(RuleSet ruleSet) {
    return compile(ruleSet, Comprehend.shipped());
  }

  /** Compiles a rule set whose FAQ is read by {@code base}, as the comments will be. */
  public static CompiledRuleSet compile(RuleSet ruleSet, Comprehend base) {
    Concepts concepts = Concepts.shipped().with(ownWords(ruleSet));
    Comprehend reader = base.with(concepts);
    return new CompiledRuleSet(
        ruleSet,
        keywords(ruleSet),
        FaqMatcher.compile(
            ruleSet.faq().stream().map(entry -> read(entry, reader)).toList(),
            reader.model().faq()),
        concepts,
        reader);
  }

  /**
   * Compiles what a merchant published after this; what did not change is taken over, and reading
   * the FAQ is what takes longest.
   */
  public CompiledRuleSet next(RuleSet changed) {
    return changed.faq().equals(source.faq()) && changed.concepts().equals(source.concepts())
        ? new CompiledRuleSet(changed, keywords(changed), faq, concepts, reader)
        : compile(changed, reader);
  }

  private static KeywordMatcher keywords(RuleSet ruleSet) {
    return KeywordMatcher.compile(
        ruleSet.keywordRules().stream()
            .map(r -> new KeywordMatcher.Conditions(r.anyOf(), r.allOf(), r.noneOf()))
            .toList());
  }

  /** By the id of the scene; what names no scene was refused before it was published. */
  private static Map<String, List<String>> ownWords(RuleSet ruleSet) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (ConceptWords row : ruleSet.concepts()) {
      String scene = Concepts.sceneNamed(row.scene());
      if (scene != null) {
        words.computeIfAbsent(scene, s -> new ArrayList<>()).addAll(row.words());
      }
    }
    return words;
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

  /** The lexicon with the merchant's own words. */
  public Concepts concepts() {
    return concepts;
  }

  /**
   * What a text says to this merchant, given what it says to anybody: it is read anew when it has
   * one of the merchant's own words for a scene.
   */
  public Evidence read(String text, Evidence evidence) {
    return concepts.hasOwn(evidence.folded()) ? reader.of(text) : evidence;
  }

  /** What a text says to this merchant. */
  public Evidence read(String text) {
    return reader.of(text);
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
