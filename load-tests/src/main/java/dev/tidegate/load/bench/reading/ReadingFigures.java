package dev.tidegate.load.bench.reading;

import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.PairedRatio;
import dev.tidegate.load.bench.PairedRatio.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what each round measured, and makes the figures of it. Not for several threads. */
public final class ReadingFigures {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String LUCENE = "Lucene BM25, pairs of Chinese characters";

  /** What was measured by its name, in the order of the rounds. */
  private final Map<String, List<Double>> measured = new HashMap<>();

  /**
   * A figure and what it is made of.
   *
   * @param rate whether it says comments a second, of nanoseconds a comment
   * @param yardstick the name of its yardstick's measurements, null without one
   */
  private record Definition(
      String figure,
      String unit,
      boolean rate,
      String value,
      @Nullable String yardstick,
      String yardstickWords) {

    static Definition rate(String figure, WordSide side, WordSide yardstick, String words) {
      return new Definition(figure, "comments/s", true, side.name(), yardstick.name(), words);
    }

    static Definition faq(int entries) {
      String name = "faq.us@" + entries;
      return new Definition(name, "us", false, name, "lucene.us@" + entries, LUCENE);
    }

    static Definition alone(String figure, String unit) {
      return new Definition(figure, unit, false, figure, null, "");
    }
  }

  private static final List<Definition> DEFINITIONS =
      List.of(
          Definition.rate(
              "moderate.rate.vs_sensitive_word",
              WordSide.LISTS,
              WordSide.SENSITIVE_WORD,
              "com.github.houbb:sensitive-word with its folds"),
          Definition.rate(
              "judge.rate.vs_sensitive_word",
              WordSide.JUDGED,
              WordSide.SENSITIVE_WORD,
              "com.github.houbb:sensitive-word with its folds"),
          Definition.rate(
              "moderate.rate.vs_ahocorasick",
              WordSide.LISTS,
              WordSide.BARE_AHO_CORASICK,
              "org.ahocorasick without any fold"),
          Definition.alone("reading.us", "us"),
          Definition.alone("reading.mean_us", "us"),
          Definition.alone("reading.p99_us", "us"),
          Definition.faq(100),
          Definition.faq(1_000),
          Definition.faq(10_000),
          new Definition(
              "faq.recall.vs_bm25", "recall@1", false, "faq.recall", "lucene.recall", LUCENE),
          Definition.alone("ruleset.compile.10000_ms", "ms"),
          Definition.alone("ruleset.change_ms", "ms"),
          Definition.alone("ruleset.memory_bytes", "bytes"),
          Definition.alone("ruleset.compiled_bytes", "bytes"));

  /** Notes what a round measured: nanoseconds for what becomes a rate. */
  void add(String name, double value) {
    measured.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** The figures of what was measured. */
  List<Figure> list() {
    List<Figure> figures = new ArrayList<>();
    for (Definition definition : DEFINITIONS) {
      List<Double> values = measured(definition.value());
      if (values.isEmpty()) {
        continue;
      }
      if (definition.yardstick() == null) {
        figures.add(Figure.alone(definition.figure(), definition.unit(), values));
      } else {
        figures.add(ratio(definition, values, measured(definition.yardstick())));
      }
    }
    return figures;
  }

  private List<Double> measured(String name) {
    return measured.getOrDefault(name, List.of());
  }

  private static Figure ratio(Definition definition, List<Double> values, List<Double> yardstick) {
    List<Pair<Double>> pairs = new ArrayList<>();
    for (int round = 0; round < values.size(); round++) {
      pairs.add(new Pair<>(yardstick.get(round), values.get(round)));
    }
    return Figure.against(
        definition.yardstickWords(),
        definition.figure(),
        definition.unit(),
        PairedRatio.of(pairs, value -> definition.rate() ? NANOS_PER_SECOND / value : value),
        pairs.size());
  }
}
