package dev.tidegate.load.bench.reading;

import dev.tidegate.load.bench.reading.BenchText.FaqText;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rule sets as large as a shop would hardly make them; the same by the same seed. A rule has one to
 * six words, one in four an all-word too, one in three two none-words; FAQ entries as {@link
 * BenchText#faq} makes them.
 */
public final class MadeUpRules {
  private static final int MOST_WORDS = 6;

  private MadeUpRules() {}

  /** A rule set; its words are strings of its own, as after reading it from the log. */
  public static RuleSet of(int rules, int entries, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Iterator<String> words = BenchText.rareWords(seed).iterator();
    List<KeywordRule> keywordRules = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      keywordRules.add(
          new KeywordRule(
              "K" + i,
              next(words, 1 + random.nextInt(MOST_WORDS)),
              next(words, random.nextInt(4) == 0 ? 1 : 0),
              next(words, random.nextInt(3) == 0 ? 2 : 0),
              KeywordRule.Effect.REPLY,
              "好"));
    }
    List<FaqEntry> faq = new ArrayList<>();
    for (FaqText entry : BenchText.faq(entries, seed)) {
      faq.add(
          new FaqEntry(
              "A" + faq.size(),
              entry.phrasings().get(0),
              entry.phrasings().subList(1, entry.phrasings().size()),
              entry.answer()));
    }
    return new RuleSet("bench", 1, keywordRules, faq, List.of(), List.of(), Policy.defaults());
  }

  private static List<String> next(Iterator<String> words, int count) {
    List<String> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(words.next());
    }
    return next;
  }

  /** The same with another first word of one rule. */
  public static RuleSet withOneWordChanged(RuleSet rules, int rule) {
    List<KeywordRule> changed = new ArrayList<>(rules.keywordRules());
    KeywordRule old = changed.get(rule);
    List<String> words = new ArrayList<>(old.anyOf());
    words.set(0, words.get(0) + "改");
    changed.set(
        rule,
        new KeywordRule(old.id(), words, old.allOf(), old.noneOf(), old.action(), old.reply()));
    return new RuleSet(
        rules.merchant(),
        rules.version() + 1,
        changed,
        rules.faq(),
        rules.sizeChart(),
        rules.concepts(),
        rules.policy());
  }
}
