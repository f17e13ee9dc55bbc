package dev.tidegate.standalone;

import dev.tidegate.load.bench.BenchReport;
import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.load.bench.PathFigures;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.embedded.Directories;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmarks share that start parts of the product: a folder of their own, the parts that
 * run in it, an end in order (on Ctrl-C too), and the report.
 */
final class BenchSession {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int INTERRUPTED = 130;

  private final PrintStream out = System.out;
  private final Progress progress = new Progress(out, System::nanoTime);
  private final Lifecycle lifecycle = new Lifecycle(System::nanoTime);
  private final Path folder;

  /** What is measured. */
  @FunctionalInterface
  interface Work {
    /** The figures; what was started stands in the session's lifecycle. */
    List<Figure> measure(BenchSession session) throws Exception;
  }

  private BenchSession(Path folder) {
    this.folder = folder;
  }

  /**
   * Measures, and tells the figures to people and, in {@code json}, to programs.
   *
   * @param title a line that says what is measured
   * @param json null when nobody asked for it
   */
  static void run(String title, long seed, @Nullable Path json, Work work) throws Exception {
    Path home = Path.of(System.getProperty(InstanceOptions.HOME, "."));
    // First of all: it tells the loggers where to write, and the next classes have some.
    Path logs = home.resolve(".tidegate/bench");
    System.setProperty(InstanceOptions.LOGS, logs.toString());
    BenchSession session = new BenchSession(Files.createTempDirectory("tidegate-bench-"));
    session.lifecycle.add("files", () -> Directories.delete(session.folder));
    Signals.onTermination(session::interrupted);
    try {
      session.progress.say(title + "; the logs are in " + logs);
      session.report(MachineFacts.commit(home), seed, json, work);
    } catch (Exception e) {
      if (session.lifecycle.isStopped()) {
        // A measurement that is being stopped fails somewhere. The process ends on the thread of
        // the signal, when the files are deleted.
        new CountDownLatch(1).await();
      }
      throw e;
    } finally {
      if (!session.lifecycle.isStopped()) {
        session.stop();
      }
    }
  }

  private void report(String commit, long seed, @Nullable Path json, Work work) throws Exception {
    String machine = MachineFacts.machine();
    progress.say("  " + machine + ", commit " + commit + ", seed " + seed + ", " + load());
    BenchReport report = new BenchReport(machine, commit, seed, work.measure(this));
    progress.say("");
    report.table().forEach(progress::say);
    if (json != null) {
      report.write(json);
    }
  }

  Progress progress() {
    return progress;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Deleted at the end. */
  Path folder() {
    return folder;
  }

  /** Tells a run as it ends. */
  void say(Job job, LoadResult run) {
    progress.say(
        String.format(Locale.ROOT, "  %-5s  %s   %s", job.words(), PathFigures.line(run), load()));
  }

  /** How busy the machine is, with our own work. */
  static String load() {
    return String.format(
        Locale.ROOT,
        "load %.1f",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void interrupted() {
    if (lifecycle.isStopped()) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
    Thread stopping =
        new Thread(
            () -> {
              out.println("Stopping (Ctrl-C again ends at once) ...");
              stop();
              System.exit(INTERRUPTED);
            },
            "stop");
    stopping.start();
  }

  private void stop() {
    lifecycle
        .stop(STOP_LIMIT)
        .forEach(
            failure ->
                out.println("  " + failure.part() + " did not stop in order: " + failure.cause()));
  }
}
