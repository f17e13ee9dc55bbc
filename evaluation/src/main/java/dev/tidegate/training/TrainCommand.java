package dev.tidegate.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the models that the product ships. */
@Command(
    name = "train",
    description = "Makes the small models from the training text in the repository.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where the models go (default: ${DEFAULT-VALUE}).",
      defaultValue = "reply-rules/src/main/resources/dev/tidegate/resource")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    ModerationTraining.write(folder);
    return 0;
  }
}
