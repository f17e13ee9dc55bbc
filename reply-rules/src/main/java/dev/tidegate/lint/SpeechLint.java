package dev.tidegate.lint;

import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.KeywordRule.Effect;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What keyword rules do to real comments: take too many, none, or those that mean no harm. */
final class SpeechLint {
  /** Fewer comments say nothing about what is never said. */
  private static final int ENOUGH_FOR_UNUSED = 100;

  private static final int ENOUGH_FOR_GREEDY = 50;
  private static final int MANY = 3;

  private static final Set<String> HARMLESS = Set.of("praise", "greeting", "purchase_intent");

  /** What is said in every room and needs neither hiding nor staff; written for this purpose. */
  private static final List<String> KINDNESS =
      List.of(
          "好看",
          "真好看啊",
          "太漂亮了吧",
          "质量真不错",
          "主播好美",
          "喜欢这个颜色",
          "爱了爱了",
          "支持主播",
          "回购第三次了",
          "收到了很满意",
          "晚上好",
          "大家好",
          "来了来了",
          "哈哈哈哈",
          "666",
          "已拍",
          "拍了两件",
          "想要",
          "给我留一件",
          "love it",
          "so pretty",
          "beautiful",
          "hello everyone",
          "just ordered",
          "got mine yesterday, love it",
          "i want one",
          "lol",
          "great quality");

  private final List<KeywordRule> rules;
  private final CompiledRuleSet compiled;
  private final List<Heard> sample;
  private final Findings findings;

  SpeechLint(CompiledRuleSet compiled, List<Heard> sample, Findings findings) {
    this.compiled = compiled;
    this.rules = compiled.source().keywordRules();
    this.sample = sample;
    this.findings = findings;
  }

  /**
   * Adds what is wrong.
   *
   * @param useless rules that are known never to win
   * @param greedyShare of the sample, 0 to 1, above which a rule is too greedy
   */
  void check(Set<Integer> useless, double greedyShare) {
    for (int i = 0; i < rules.size(); i++) {
      int index = i;
      List<Heard> fits = sample.stream().filter(h -> h.matching().contains(index)).toList();
      List<Heard> wins = fits.stream().filter(h -> h.rule() == index).toList();
      if (!useless.contains(index)) {
        unused(index, fits, wins);
      }
      greedy(index, wins, greedyShare);
      praise(index, wins);
    }
  }

  private void unused(int index, List<Heard> fits, List<Heard> wins) {
    if (fits.isEmpty() && sample.size() >= ENOUGH_FOR_UNUSED) {
      add(LintCode.UNUSED_RULE, index, fits, "" + sample.size());
    } else if (wins.isEmpty() && fits.size() >= MANY) {
      List<String> winners =
          fits.stream().map(Heard::rule).distinct().sorted().map(r -> rules.get(r).id()).toList();
      add(LintCode.SHADOWED_IN_SAMPLE, index, fits, "" + fits.size(), String.join(", ", winners));
    }
  }

  private void greedy(int index, List<Heard> wins, double greedyShare) {
    if (sample.size() >= ENOUGH_FOR_GREEDY && wins.size() > greedyShare * sample.size()) {
      String percent =
          String.format(Locale.ROOT, "%.1f", 100.0 * wins.size() / Math.max(1, sample.size()));
      add(LintCode.GREEDY_RULE, index, wins, percent, "" + wins.size());
    }
  }

  /**
   * Answering kind words is a merchant's good right; hiding them, or calling staff, is not meant.
   */
  private void praise(int index, List<Heard> wins) {
    Effect action = rules.get(index).action();
    if (action != Effect.HIDE && action != Effect.ESCALATE) {
      return;
    }
    List<Heard> harmless =
        wins.stream().filter(h -> HARMLESS.contains(h.comment().intent())).toList();
    List<String> examples = new ArrayList<>();
    harmless.forEach(h -> examples.add(h.comment().text()));
    for (String kind : KINDNESS) {
      boolean hit =
          compiled.keywords().match(Fold.plain(kind)).match().stream()
              .anyMatch(match -> match.rule() == index);
      if (hit) {
        examples.add(kind);
      }
    }
    if (!examples.isEmpty()) {
      add(
          LintCode.HITS_PRAISE,
          index,
          harmless,
          RuleLint.name(action),
          Objects.requireNonNull(examples.get(0)));
    }
  }

  private void add(LintCode code, int index, List<Heard> proof, String... args) {
    findings.add(code, RuleLint.entry(rules, index, "anyOf"), proof, args);
  }
}
