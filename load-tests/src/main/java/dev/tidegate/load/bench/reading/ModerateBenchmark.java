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

/**
 * Folding comments and judging them, in one of the ways of {@link WordSide}. A sample is the mean
 * of {@value #BATCH} comments: short enough that most are not interrupted on a machine that does
 * other things too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ModerateBenchmark {
  /** A part of {@link Comments#COUNT}. */
  static final int BATCH = 256;

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
  private int next;

  /**
   * Reads the comments and compiles the words.
   *
   * @throws IllegalStateException when nothing would be found: then nothing would be measured
   */
  @Setup
  public void read() {
    comments = Comments.read(Path.of(data), seed);
    search = side.compile(BenchText.rareWords(seed));
    if (comments.stream().mapToInt(search::hits).sum() == 0) {
      throw new IllegalStateException(side + " finds nothing in " + comments.size() + " comments");
    }
  }

  /** The next comments; returns how many hits there are, so that all the work is needed. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int moderate() {
    int hits = 0;
    for (int i = 0; i < BATCH; i++) {
      hits += search.hits(comments.get(next++));
    }
    next %= Comments.COUNT;
    return hits;
  }
}
