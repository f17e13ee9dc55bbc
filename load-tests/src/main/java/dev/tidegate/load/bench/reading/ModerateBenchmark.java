package dev.tidegate.load.bench.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Folding comments and judging them, in one of the ways of {@link WordSide}; mean of a comment. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ModerateBenchmark {
  /** Chooses comments and words. */
  @Param("1")
  public long seed;

  /** Where recordings are. */
  @Param("../shared")
  public String data = "";

  /** Who does the work. */
  @Param("LISTS")
  public WordSide side = WordSide.LISTS;

  private List<String> comments = List.of();
  private WordSide.Search search = comment -> 0;

  /**
   * Reads the comments and compiles the words.
   *
   * @throws IllegalStateException when nothing would be found: then nothing would be measured
   */
  @Setup
  public void read() {
    comments = Comments.read(Path.of(data), seed);
    search = side.compile(BenchText.rareWords(seed));
    if (moderate() == 0) {
      throw new IllegalStateException(side + " finds nothing in " + comments.size() + " comments");
    }
  }

  /** All comments once; returns how many hits there are, so that all the work is needed. */
  @Benchmark
  @OperationsPerInvocation(Comments.COUNT)
  public int moderate() {
    int hits = 0;
    for (String comment : comments) {
      hits += search.hits(comment);
    }
    return hits;
  }
}
