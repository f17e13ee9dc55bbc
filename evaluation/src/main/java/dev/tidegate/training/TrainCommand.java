package dev.tidegate.training;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the models that the product ships. */
@Command(
    name = "train",
    description = "Makes the small models from the training text in the repository.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
