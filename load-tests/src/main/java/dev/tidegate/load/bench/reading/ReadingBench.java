package dev.tidegate.load.bench.reading;

import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.reading.BenchText.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks of reading by JMH. Each runs in a fork: a new process with the class path and
 * the flags of this one, so that what one has compiled does not slow the next. In a round every
 * benchmark runs once, so that a figure and its yardstick follow each other; ratios are of such
 * neighbours. Times are medians of single samples, which other work on the machine moves less than
 * means.
 */
public final class ReadingBench {
  private static final List<Integer> FAQ_SIZES = List.of(100, 1_000, 10_000);
  private static final int MANY_RULES = 10_000;
  private static final int USUAL_RULES = 1_000;

  private final ReadingPlan plan;
  private final long seed;
  private final Path data;
  private final Consumer<String> progress;
  private final ReadingFigures figures = new ReadingFigures();

  /**
   * @param data the folder with {@code data/danmu_sessions} and {@code data/live_faq_zh}; what is
   *     not there is replaced by the training text, or left out
   * @param progress is told a line for each benchmark that has run, and what was left out
   */
  public ReadingBench(ReadingPlan plan, long seed, Path data, Consumer<String> progress) {
    this.plan = plan;
    this.seed = seed;
    this.data = data.toAbsolutePath().normalize();
    this.progress = progress;
  }

  /**
   * Measures everything.
   *
   * @throws IllegalStateException when a benchmark did not run; JMH's words are its cause
   */
  public List<Figure> run() {
    if (Comments.source(data) == Source.TRAINING) {
      progress.accept(
          "  " + data + " holds no recorded comments: the training text is read instead");
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      progress.accept("  round " + round + " of " + plan.rounds());
      moderate();
      read();
      for (int entries : FAQ_SIZES) {
        faq(entries);
      }
      ruleSet("ruleset.compile." + MANY_RULES + "_ms", MANY_RULES, false);
      ruleSet("ruleset.change_ms", USUAL_RULES, true);
    }
    memory();
    recall();
    return figures.list();
  }

  private void moderate() {
    for (WordSide side : WordSide.values()) {
      note(side.name(), run(comments(ModerateBenchmark.class).param("side", side.name())));
    }
  }

  private void read() {
    Statistics read = note("reading.us", run(comments(ReadBenchmark.class)));
    figures.add("reading.mean_us", read.getMean());
    figures.add("reading.p99_us", read.getPercentile(99));
  }

  private void faq(int entries) {
    for (String side : List.of("faq", "lucene")) {
      note(
          side + ".us@" + entries,
          run(
              options(FaqBenchmark.class)
                  .param("entries", Integer.toString(entries))
                  .param("side", side)));
    }
  }

  private void ruleSet(String name, int rules, boolean takeOver) {
    note(
        name,
        run(
            options(RuleSetBenchmark.class)
                .param("rules", Integer.toString(rules))
                .param("takeOver", Boolean.toString(takeOver))));
  }

  private void memory() {
    RuleSetMemory memory = RuleSetMemory.measure(USUAL_RULES, RuleSetBenchmark.FAQ_ENTRIES, seed);
    figures.add("ruleset.memory_bytes", (double) memory.whole());
    figures.add("ruleset.compiled_bytes", (double) memory.compiled());
  }

  private void recall() {
    Optional<FaqRecall> recall = FaqRecall.measure(data);
    if (recall.isEmpty()) {
      progress.accept("  " + data + " holds no labelled FAQ: faq.recall.vs_bm25 is left out");
      return;
    }
    figures.add("faq.recall", recall.get().tidegate());
    figures.add("lucene.recall", recall.get().bm25());
  }

  private ChainedOptionsBuilder comments(Class<?> benchmark) {
    return options(benchmark).param("data", data.toString());
  }

  private ChainedOptionsBuilder options(Class<?> benchmark) {
    TimeValue length = TimeValue.milliseconds(plan.iteration().toMillis());
    return new OptionsBuilder()
        .include("\\." + benchmark.getSimpleName() + "\\.")
        .param("seed", Long.toString(seed))
        .forks(1)
        .warmupIterations(plan.warmUps())
        .warmupTime(length)
        .measurementIterations(plan.iterations())
        .measurementTime(length)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static RunResult run(ChainedOptionsBuilder options) {
    try {
      return List.copyOf(new Runner(options.build()).run()).get(0);
    } catch (RunnerException e) {
      throw new IllegalStateException("A benchmark did not run: " + e.getMessage(), e);
    }
  }

  /** Notes the median, and tells it with the mean. */
  private Statistics note(String name, RunResult result) {
    Statistics samples = result.getPrimaryResult().getStatistics();
    figures.add(name, samples.getPercentile(50));
    progress.accept(
        String.format(
            Locale.ROOT,
            "    %-26s median %10.3f  mean %10.3f %s",
            name,
            samples.getPercentile(50),
            samples.getMean(),
            result.getPrimaryResult().getScoreUnit()));
    return samples;
  }
}
