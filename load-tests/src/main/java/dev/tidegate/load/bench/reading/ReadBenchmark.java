package dev.tidegate.load.bench.reading;

import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The whole reading of a comment, as every comment is read once; each measured by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {
  /** Chooses comments. */
  @Param("1")
  public long seed;

  /** Where recordings are. */
  @Param("../shared")
  public String data = "";

  private final Comprehend reader = Comprehend.shipped();
  private List<String> comments = List.of();
  private int next;

  /** Reads the comments. */
  @Setup
  public void read() {
    comments = Comments.read(Path.of(data), seed);
  }

  /** One comment after the other. */
  @Benchmark
  public Evidence comprehend() {
    next = (next + 1) % comments.size();
    return reader.of(comments.get(next));
  }
}
