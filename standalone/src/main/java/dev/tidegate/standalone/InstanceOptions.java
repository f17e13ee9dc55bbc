package dev.tidegate.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which instance a command is about. */
final class InstanceOptions {
  /** The folder of the repository, set by the script. */
  static final String HOME = "tidegate.home";

  /** Where the logging configuration puts its files. */
  static final String LOGS = "tidegate.logs";

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = "First of seven neighbouring ports (default: 7700).")
  private int portBase = Ports.DEFAULT_BASE;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where all state lies (default: ./data).")
  private @Nullable Path directory;

  Ports ports() {
    return new Ports(portBase);
  }

  /** The data directory; from now on the logs go there. */
  DataDirectory data() {
    Path home = Path.of(System.getProperty(HOME, "."));
    DataDirectory data = new DataDirectory(directory == null ? home.resolve("data") : directory);
    System.setProperty(LOGS, data.logs().toString());
    return data;
  }
}
