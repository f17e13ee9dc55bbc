package dev.tidegate.lint;

import dev.tidegate.lint.Findings.Entry;
import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.matching.RuleWord;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.RuleProblem.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules that stand in each other's way, or that can never match. */
final class RuleLint {
  private final List<KeywordRule> rules;
  private final List<RuleWords> words;
  private final KeywordMatcher matcher;
  private final List<Heard> sample;
  private final Findings findings;

  private RuleLint(CompiledRuleSet compiled, List<Heard> sample, Findings findings) {
    this.rules = compiled.source().keywordRules();
    this.words = rules.stream().map(RuleWords::of).toList();
    this.matcher = compiled.keywords();
    this.sample = sample;
    this.findings = findings;
  }

  /** Adds what is wrong with the rules among each other; says which rules these are. */
  static Set<Integer> check(CompiledRuleSet compiled, List<Heard> sample, Findings findings) {
    RuleLint lint = new RuleLint(compiled, sample, findings);
    Set<Integer> useless = new TreeSet<>();
    for (int i = 0; i < lint.rules.size(); i++) {
      if (lint.isDead(i) || lint.isShadowed(i)) {
        useless.add(i);
      }
    }
    return useless;
  }

  static Entry entry(List<KeywordRule> rules, int index, String field) {
    return new Entry(Part.KEYWORD_RULES, index, rules.get(index).id(), field);
  }

  private boolean isDead(int index) {
    return words
        .get(index)
        .contradiction()
        .map(
            why -> {
              findings.add(
                  LintCode.DEAD_RULE,
                  entry(rules, index, "noneOf"),
                  List.of(),
                  why.wanted().written(),
                  why.other().written());
              return true;
            })
        .orElse(false);
  }

  /** For each way to match, which rules before it take it; a rule that loses them all is lost. */
  private boolean isShadowed(int index) {
    Map<Integer, List<RuleWord>> takenBy = new TreeMap<>();
    List<List<RuleWord>> ways = words.get(index).ways();
    int lost = 0;
    for (List<RuleWord> way : ways) {
      List<Integer> takers = takers(index, way);
      lost += takers.isEmpty() ? 0 : 1;
      takers.forEach(t -> takenBy.computeIfAbsent(t, k -> new ArrayList<>()).add(way.get(0)));
    }
    if (lost > 0 && lost == ways.size()) {
      findings.add(
          LintCode.SHADOWED_RULE, entry(rules, index, "anyOf"), both(index, takenBy), ids(takenBy));
    }
    takenBy.forEach(
        (taker, taken) -> {
          if (differ(taker, index)) {
            clash(taker, index, taken);
          }
        });
    return lost > 0 && lost == ways.size();
  }

  private List<Integer> takers(int index, List<RuleWord> way) {
    List<Integer> takers = new ArrayList<>();
    for (KeywordMatcher.Match match : matcher.every(RuleWords.textOf(way)).matches()) {
      if (match.rule() < index && words.get(match.rule()).takes(words.get(index), way)) {
        takers.add(match.rule());
      }
    }
    return takers;
  }

  private void clash(int taker, int index, List<RuleWord> taken) {
    List<Heard> proof =
        sample.stream()
            .filter(h -> h.matching().contains(taker) && h.matching().contains(index))
            .toList();
    findings.add(
        LintCode.CLASHING_RULES,
        entry(rules, index, "anyOf"),
        proof,
        rules.get(taker).id(),
        taken.get(0).written(),
        name(rules.get(taker).action()),
        name(rules.get(index).action()));
  }

  private boolean differ(int one, int other) {
    KeywordRule a = rules.get(one);
    KeywordRule b = rules.get(other);
    return a.action() != b.action()
        || (a.action() == KeywordRule.Effect.REPLY && !a.reply().equals(b.reply()));
  }

  private List<Heard> both(int index, Map<Integer, List<RuleWord>> takenBy) {
    return sample.stream()
        .filter(h -> h.matching().contains(index))
        .filter(h -> takenBy.keySet().stream().anyMatch(h.matching()::contains))
        .toList();
  }

  private String ids(Map<Integer, List<RuleWord>> takenBy) {
    return String.join(", ", takenBy.keySet().stream().map(t -> rules.get(t).id()).toList());
  }

  static String name(KeywordRule.Effect action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
