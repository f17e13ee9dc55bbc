package dev.tidegate.standalone;

import dev.tidegate.load.bench.BenchReport;
import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.load.bench.PairedRatio.Pair;
import dev.tidegate.load.bench.PathFigures;
import dev.tidegate.standalone.BenchWorld.Job;
import dev.tidegate.standalone.PathBench.Plan;
import dev.tidegate.standalone.embedded.Directories;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures comment to reply against the floor. */
@Command(
    name = "path",
    description =
        "Measures comment to reply at 500/s against the floor: the same ingress, log and delivery,"
            + " with a job that only keys and passes on. Needs a quiet machine; touches no running"
            + " instance. Exit code 1 when a run cannot be used.",
    mixinStandardHelpOptions = true)
final class BenchPathCommand implements Callable<Integer> {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int INTERRUPTED = 130;

  @Option(names = "--quick", description = "A look within two minutes; not to be quoted.")
  private boolean quick;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "K",
      description = "Chooses the comments (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to FILE.")
  private @Nullable Path json;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty(InstanceOptions.HOME, "."));
    // First of all: it tells the loggers where to write, and the next classes have some.
    Path logs = home.resolve(".tidegate/bench");
    System.setProperty(InstanceOptions.LOGS, logs.toString());
    Path folder = Files.createTempDirectory("tidegate-bench-");
    Lifecycle lifecycle = new Lifecycle(System::nanoTime);
    lifecycle.add("files", () -> Directories.delete(folder));
    Signals.onTermination(() -> interrupted(lifecycle));
    Progress progress = new Progress(out, System::nanoTime);
    try {
      progress.say("Measuring comment to reply; the logs are in " + logs);
      BenchReport report = measure(home, folder, progress, lifecycle);
      progress.say("");
      PathFigures.table(report.figures()).forEach(progress::say);
      if (json != null) {
        report.write(json);
      }
      return 0;
    } catch (Exception e) {
      if (lifecycle.isStopped()) {
        // A measurement that is being stopped fails somewhere. The process ends on the thread of
        // the signal, when the files are deleted.
        new CountDownLatch(1).await();
      }
      throw e;
    } finally {
      if (!lifecycle.isStopped()) {
        stop(lifecycle);
      }
    }
  }

  private BenchReport measure(Path home, Path folder, Progress progress, Lifecycle lifecycle)
      throws Exception {
    BenchReport facts =
        new BenchReport(MachineFacts.machine(), MachineFacts.commit(home), seed, List.of());
    progress.say(
        "  " + facts.machine() + ", commit " + facts.commit() + ", seed " + seed + ", " + load());
    Plan plan = quick ? Plan.quick() : Plan.full();
    BenchShop shop = BenchShop.read();
    BenchWorld world =
        progress.step("Kafka, ingress, delivery", () -> BenchWorld.start(folder, shop, lifecycle));
    progress.say(
        String.format(
            Locale.ROOT,
            "  %d/s, %d rounds, %d s recorded each, %d recorded comments that the shop answers",
            plan.perSecond(),
            plan.rounds(),
            plan.recorded().toSeconds(),
            shop.texts().size()));
    List<Pair<LoadResult>> pairs =
        new PathBench(world, plan, seed, (job, run) -> progress.say(line(job, run))).run();
    List<Figure> figures = PathFigures.of(pairs, plan.perSecond());
    return new BenchReport(facts.machine(), facts.commit(), seed, figures);
  }

  private static String line(Job job, LoadResult run) {
    return String.format(
        Locale.ROOT, "  %-5s  %s   %s", job.words(), PathFigures.line(run), load());
  }

  /** How busy the machine was, with our own work. */
  private static String load() {
    return String.format(
        Locale.ROOT,
        "load %.1f",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void interrupted(Lifecycle lifecycle) {
    if (lifecycle.isStopped()) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
    Thread stopping =
        new Thread(
            () -> {
              out.println("Stopping (Ctrl-C again ends at once) ...");
              stop(lifecycle);
              System.exit(INTERRUPTED);
            },
            "stop");
    stopping.start();
  }

  private void stop(Lifecycle lifecycle) {
    lifecycle
        .stop(STOP_LIMIT)
        .forEach(
            failure ->
                out.println("  " + failure.part() + " did not stop in order: " + failure.cause()));
  }
}
