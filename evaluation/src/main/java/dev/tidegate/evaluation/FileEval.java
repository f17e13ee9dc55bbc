package dev.tidegate.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that evaluates one file. */
abstract class FileEval implements Callable<Integer> {
  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("");

  @Mixin private Output output = new Output();

  @Override
  public final Integer call() throws IOException {
    return output.finish(List.of(evaluate(file, output)));
  }

  /**
   * Measures, and notes every wrong row in the output.
   *
   * @throws MalformedFileException when the file is not as the command describes it
   */
  abstract Report evaluate(Path file, Output output) throws IOException;
}
