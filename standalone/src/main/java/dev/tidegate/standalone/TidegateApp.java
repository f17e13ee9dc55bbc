package dev.tidegate.standalone;

import dev.tidegate.evaluation.EvalCommand;
import dev.tidegate.evaluation.LintCommand;
import dev.tidegate.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./tidegate}. */
@Command(
    name = "./tidegate",
    description = "Gateway between livestream platforms and the merchants who sell on them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      ImportCommand.class,
      LintCommand.class,
      EvalCommand.class,
      TrainCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    })
public final class TidegateApp {
  /** For a wrong command line, as the shell has it. */
  private static final int USAGE = 2;

  private TidegateApp() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine app = new CommandLine(new TidegateApp());
    app.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof StartupException || e instanceof IllegalArgumentException) {
            command.getErr().println(e.getMessage());
            return e instanceof IllegalArgumentException ? USAGE : 1;
          }
          throw e;
        });
    System.exit(app.execute(args));
  }
}
