package dev.tidegate.evaluation;

import dev.tidegate.matching.KeywordMatcher;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.FaqEntry;
import dev.tidegate.ruleset.KeywordRule;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.text.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How fast a rule set is compiled and matched, and how much memory it keeps. Absolute figures of
 * the machine it runs on; the same rules on every run.
 *
 * <p>Rules are made up: one to six words of two to four common characters, one in four rules with
 * an all-word, one in three with two none-words; FAQ entries have a question and two similar ones
 * of six to twelve characters.
 */
public final class RuleSetBench {
  private static final String CHARACTERS =
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运包邮退货码尺寸颜价券";

  private final SplittableRandom random = new SplittableRandom(20_261_121L);

  private RuleSetBench() {}

  /** Prints the figures. */
  public static void main(String[] args) {
    new RuleSetBench()
        .run()
        .forEach(
            (name, value) ->
                System.out.println(String.format(Locale.ROOT, "%-34s %10.3f", name, value)));
  }

  /** Every figure by name; times are medians. */
  public static Map<String, Double> figures() {
    return new RuleSetBench().run();
  }

  private Map<String, Double> run() {
    RuleSet thousand = ruleSet(1_000, 500);
    RuleSet tenThousand = ruleSet(10_000, 500);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("ruleset.compile_ms@10000", millis(7, () -> CompiledRuleSet.compile(tenThousand)));
    figures.put("ruleset.compile_ms@1000", millis(15, () -> CompiledRuleSet.compile(thousand)));
    int[] change = {0};
    figures.put(
        "ruleset.one_word_changed_ms@1000",
        millis(15, () -> CompiledRuleSet.compile(withOneWordChanged(thousand, change[0]++))));
    figures.put("ruleset.memory_mb@1000+500", megabytes(() -> CompiledRuleSet.compile(thousand)));
    figures.put(
        "ruleset.memory_keywords_mb@1000",
        megabytes(() -> CompiledRuleSet.compile(with(thousand.keywordRules(), List.of()))));
    figures.put(
        "ruleset.memory_faq_mb@500",
        megabytes(() -> CompiledRuleSet.compile(with(List.of(), thousand.faq()))));
    List<String> texts = texts(2_000, thousand);
    figures.put("keywords.match_us@1000", micros(CompiledRuleSet.compile(thousand), texts));
    figures.put("keywords.match_us@10000", micros(CompiledRuleSet.compile(tenThousand), texts));
    return figures;
  }

  private RuleSet ruleSet(int rules, int entries) {
    List<KeywordRule> keywordRules = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      List<String> all = random.nextInt(4) == 0 ? words(1) : List.of();
      List<String> none = random.nextInt(3) == 0 ? words(2) : List.of();
      keywordRules.add(
          new KeywordRule(
              "K" + i, words(1 + random.nextInt(6)), all, none, KeywordRule.Effect.REPLY, "好"));
    }
    List<FaqEntry> faq = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      faq.add(
          new FaqEntry(
              "A" + i, text(6, 12), List.of(text(6, 12), text(6, 12)), "好的，" + text(20, 40)));
    }
    return new RuleSet("bench", 1, keywordRules, faq, List.of(), List.of(), Policy.defaults());
  }

  private List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(text(2, 4));
    }
    return words;
  }

  /** Frequent characters come first in the list and are taken more often. */
  private String text(int least, int most) {
    int length = least + random.nextInt(most - least + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      double skewed = Math.pow(random.nextDouble(), 1.5);
      text.append(CHARACTERS.charAt((int) (skewed * CHARACTERS.length())));
    }
    return text.toString();
  }

  /** Comments; a third of them hold a word of a rule. */
  private List<String> texts(int count, RuleSet rules) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = rules.keywordRules().get(i % rules.keywordRules().size()).anyOf();
      texts.add(Fold.plain(text(4, 14) + (i % 3 == 0 ? words.get(0) : "")));
    }
    return texts;
  }

  private static RuleSet withOneWordChanged(RuleSet rules, int turn) {
    List<KeywordRule> changed = new ArrayList<>(rules.keywordRules());
    KeywordRule rule = changed.get(turn);
    List<String> words = new ArrayList<>(rule.anyOf());
    words.set(0, words.get(0) + "改");
    changed.set(
        turn,
        new KeywordRule(
            rule.id(), words, rule.allOf(), rule.noneOf(), rule.action(), rule.reply()));
    return with(changed, rules.faq());
  }

  private static RuleSet with(List<KeywordRule> keywords, List<FaqEntry> faq) {
    return new RuleSet("bench", 1, keywords, faq, List.of(), List.of(), Policy.defaults());
  }

  private static double millis(int times, Supplier<Object> work) {
    keep(work.get());
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      Object made = work.get();
      millis[i] = (System.nanoTime() - start) / 1e6;
      keep(made);
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }

  private static double micros(CompiledRuleSet rules, List<String> texts) {
    KeywordMatcher matcher = rules.keywords();
    double[] micros = new double[15];
    for (int round = 0; round < micros.length; round++) {
      long start = System.nanoTime();
      for (String text : texts) {
        keep(matcher.match(text));
      }
      micros[round] = (System.nanoTime() - start) / 1e3 / texts.size();
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  /** What ten of them keep on the heap after collection, by ten. */
  private static double megabytes(Supplier<Object> work) {
    keep(work.get());
    Object[] kept = new Object[10];
    long before = usedAfterCollection();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = work.get();
    }
    double megabytes = (usedAfterCollection() - before) / 1e6 / kept.length;
    keep(kept);
    return megabytes;
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static volatile Object sink = "";

  /** Keeps the compiler from leaving out what nobody looks at. */
  private static void keep(Object made) {
    sink = made;
    if (sink == null) {
      throw new IllegalStateException("nothing was made");
    }
  }
}
