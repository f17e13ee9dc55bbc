package dev.tidegate.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** On what a figure was measured. What cannot be found out is said to be unknown. */
final class MachineFacts {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final long GIT_LIMIT_SECONDS = 10;
  private static final double BYTES_PER_GIB = 1L << 30;

  private MachineFacts() {}

  /** Processors, memory, operating system and Java, in one line. */
  static String machine() {
    String memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? String.format(Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / BYTES_PER_GIB)
            : "unknown memory";
    return Runtime.getRuntime().availableProcessors()
        + " x "
        + processor()
        + ", "
        + memory
        + ", "
        + System.getProperty("os.name")
        + ", JDK "
        + Runtime.version();
  }

  private static String processor() {
    try {
      return Files.exists(CPU_INFO)
          ? processor(Files.readAllLines(CPU_INFO))
          : System.getProperty("os.arch");
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** The first model name of a {@code /proc/cpuinfo}. */
  static String processor(List<String> cpuInfo) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseGet(() -> System.getProperty("os.arch"));
  }

  /** The commit of the code in a folder, with {@code -dirty} when it was changed since. */
  static String commit(Path home) throws InterruptedException {
    try {
      String commit = git(home, "rev-parse", "--short=12", "HEAD");
      boolean dirty = !git(home, "status", "--porcelain", "--untracked-files=no").isEmpty();
      return dirty ? commit + "-dirty" : commit;
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String git(Path home, String... command) throws IOException, InterruptedException {
    ProcessBuilder git = new ProcessBuilder("git", "-C", home.toString());
    git.command().addAll(List.of(command));
    Process process = git.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var out = process.inputReader()) {
      StringBuilder said = new StringBuilder();
      out.lines().forEach(line -> said.append(line).append('\n'));
      if (!process.waitFor(GIT_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("git does not know " + home);
      }
      return said.toString().strip();
    } finally {
      process.destroy();
    }
  }
}
