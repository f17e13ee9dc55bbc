package dev.tidegate.load.bench.reading;

import dev.tidegate.load.bench.reading.BenchText.FaqText;
import dev.tidegate.matching.FaqMatcher;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The best FAQ entry for a question that was read already; each measured by itself. Questions and
 * entries are made of the training text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FaqBenchmark {
  private static final int QUESTIONS = 4_096;

  /** Chooses entries and questions. */
  @Param("1")
  public long seed;

  /** How many entries the FAQ has. */
  @Param("1000")
  public int entries;

  /** Who searches: {@code faq}, ours, or {@code lucene}. */
  @Param("faq")
  public String side = "";

  private final List<Evidence> questions = new ArrayList<>();
  private Search search = question -> -1;
  private int next;

  /** Finds an entry. */
  private interface Search {
    /** Its place; -1 without any. */
    int best(Evidence question);
  }

  /** Compiles the FAQ and reads the questions. */
  @Setup
  public void compile() {
    Comprehend reader = Comprehend.shipped();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> asked = BenchText.questions();
    for (int i = 0; i < QUESTIONS; i++) {
      questions.add(reader.of(asked.get(random.nextInt(asked.size()))));
    }
    search = search(BenchText.faq(entries, seed), reader);
    if (questions.stream().noneMatch(question -> search.best(question) >= 0)) {
      throw new IllegalStateException(side + " finds no entry for any question");
    }
  }

  private Search search(List<FaqText> faq, Comprehend reader) {
    return switch (side) {
      case "faq" -> {
        FaqMatcher matcher = matcher(faq, reader);
        yield question -> matcher.best(question).map(FaqMatcher.Match::entry).orElse(-1);
      }
      case "lucene" -> {
        Bm25 lucene = Bm25.index(faq.stream().map(FaqText::phrasings).toList());
        yield question -> lucene.best(question.folded());
      }
      default -> throw new IllegalArgumentException("side must be faq or lucene, was " + side);
    };
  }

  private static FaqMatcher matcher(List<FaqText> faq, Comprehend reader) {
    return FaqMatcher.compile(
        faq.stream()
            .map(
                entry ->
                    new FaqMatcher.Entry(
                        entry.phrasings().stream().map(reader::of).toList(),
                        reader.of(entry.answer())))
            .toList(),
        reader.model().faq());
  }

  /** One question after the other. */
  @Benchmark
  public int best() {
    next = (next + 1) % QUESTIONS;
    return search.best(questions.get(next));
  }
}
