package dev.tidegate.standalone;

import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.PairedRatio;
import dev.tidegate.load.bench.PairedRatio.Pair;
import dev.tidegate.load.bench.reading.MadeUpRules;
import dev.tidegate.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** How long a decision takes in the product's job: with many merchants, and while rules change. */
final class DeskJobBench {
  private static final int RULES = 100;
  private static final int ENTRIES = 50;
  private static final int PRODUCTS = 20;

  /** Rules of the merchant who publishes. */
  private static final int MANY_RULES = 1_000;

  private static final int ACTIVE = 500;
  private static final int PER_SECOND = 500;
  private static final double MICROS_PER_MS = 1_000;
  private static final String PUBLISHER = "publisher";

  private final DeskLatency desk;
  private final DeskShop shop;
  private final Plan plan;
  private final long seed;
  private int saidSoFar;
  private long releases = 1;

  /**
   * How long is measured.
   *
   * @param merchants that the job knows in the end
   * @param rounds that count; one more goes before them
   * @param comments of each run, at {@value #PER_SECOND}/s
   * @param publications one after the other
   */
  record Plan(int merchants, int rounds, int comments, int publications) {
    static Plan full() {
      return new Plan(10_000, 3, 10_000, 200);
    }

    static Plan quick() {
      return new Plan(10_000, 1, 3_000, 100);
    }
  }

  DeskJobBench(DeskLatency desk, DeskShop shop, Plan plan, long seed) {
    this.desk = desk;
    this.shop = shop;
    this.plan = plan;
    this.seed = seed;
  }

  /** All figures; takes minutes. */
  List<Figure> figures() throws Exception {
    RuleSet usual = MadeUpRules.of(RULES, ENTRIES, seed);
    open("m0", usual);
    desk.settle();
    List<Histogram> one = runs(1);
    List<Figure> figures = new ArrayList<>(publishing());
    for (int i = 1; i < plan.merchants(); i++) {
      open("m" + i, usual);
    }
    desk.settle();
    figures.add(
        against(
            "merchants." + plan.merchants() + ".p50.vs_1", "one merchant", one, runs(ACTIVE), 50));
    return figures;
  }

  private void open(String merchant, RuleSet rules) {
    List<LogRecord> opening = new ArrayList<>();
    opening.add(new ReleaseChanged(merchant, 1, rules.version()));
    for (int i = 0; i < PRODUCTS; i++) {
      opening.add(new ProductChanged(merchant, product(i)));
    }
    desk.open(merchant, DeskShop.own(merchant, rules), opening);
  }

  /** The shop's products, and again under other numbers. */
  private Product product(int i) {
    Product like = shop.products().get(i % shop.products().size());
    return new Product(
        "P" + i,
        1,
        i + 1,
        like.name(),
        like.aliases(),
        like.priceFen(),
        like.listPriceFen(),
        like.currency(),
        like.stock(),
        like.sizes(),
        like.colors(),
        like.notes(),
        false);
  }

  private List<Histogram> runs(int merchants) throws Exception {
    List<Histogram> runs = new ArrayList<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      Histogram run = run(merchants);
      if (round > 0) {
        runs.add(run);
      }
    }
    return runs;
  }

  private Histogram run(int merchants) throws Exception {
    int before = saidSoFar;
    saidSoFar += plan.comments();
    return desk.steady(
        PER_SECOND, plan.comments(), n -> shop.comment("m" + n % merchants, before + n));
  }

  private List<Figure> publishing() throws Exception {
    RuleSet rules = DeskShop.own(PUBLISHER, MadeUpRules.of(MANY_RULES, ENTRIES, seed));
    open(PUBLISHER, rules);
    desk.settle();
    Histogram publishing = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
    for (int i = 0; i < plan.publications(); i++) {
      rules = MadeUpRules.withOneWordChanged(rules, i);
      publishing.recordValue(desk.publishMicros(rules, ++releases));
    }
    List<Histogram> quiet = runs(1);
    List<Histogram> meanwhile = whilePublishing(rules);
    return List.of(
        alone("ruleset.publish.p50_ms", publishing, 50),
        alone("ruleset.publish.p99_ms", publishing, 99),
        against("ruleset.publish.others_p99", "while nobody publishes", quiet, meanwhile, 99));
  }

  /** Another merchant's latency while one publishes without a pause. */
  private List<Histogram> whilePublishing(RuleSet from) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<RuleSet> publishing =
          thread.submit(
              () -> {
                RuleSet rules = from;
                for (int i = 0; !enough.get(); i++) {
                  rules = MadeUpRules.withOneWordChanged(rules, i % MANY_RULES);
                  long unused = desk.publishMicros(rules, ++releases);
                }
                return rules;
              });
      List<Histogram> runs = runs(1);
      enough.set(true);
      RuleSet unused = publishing.get(1, TimeUnit.MINUTES);
      return runs;
    } catch (ExecutionException e) {
      throw new StartupException("Publishing failed: " + e.getCause());
    } finally {
      enough.set(true);
      thread.shutdownNow();
    }
  }

  private static Figure alone(String name, Histogram micros, double percentile) {
    return Figure.alone(
        name, "ms", List.of(micros.getValueAtPercentile(percentile) / MICROS_PER_MS));
  }

  private static Figure against(
      String name,
      String yardstick,
      List<Histogram> without,
      List<Histogram> with,
      double percentile) {
    List<Pair<Histogram>> pairs = new ArrayList<>();
    for (int i = 0; i < without.size(); i++) {
      pairs.add(new Pair<>(without.get(i), with.get(i)));
    }
    return Figure.against(
        yardstick,
        name,
        "ms",
        PairedRatio.of(pairs, run -> run.getValueAtPercentile(percentile) / MICROS_PER_MS),
        pairs.size());
  }
}
