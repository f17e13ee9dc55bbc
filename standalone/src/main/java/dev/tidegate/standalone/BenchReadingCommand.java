package dev.tidegate.standalone;

import dev.tidegate.load.bench.BenchReport;
import dev.tidegate.load.bench.reading.ReadingBench;
import dev.tidegate.load.bench.reading.ReadingPlan;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast a comment is read. */
@Command(
    name = "reading",
    description =
        "Measures reading by JMH, each benchmark in a process of its own: moderation with 64,000"
            + " words against sensitive-word, FAQ search against Lucene, the whole reading of a"
            + " comment, compiling of rule sets and their memory. Needs a quiet machine.",
    mixinStandardHelpOptions = true)
final class BenchReadingCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "A look within two minutes; not to be quoted.")
  private boolean quick;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "K",
      description = "Chooses comments, words, rules (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--data",
      defaultValue = "../shared",
      paramLabel = "DIR",
      description =
          "Holds data/danmu_sessions and data/live_faq_zh (default: ${DEFAULT-VALUE}); without"
              + " recordings the training text is read, without the FAQ its recall is left out.")
  private Path data = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to FILE.")
  private @Nullable Path json;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty(InstanceOptions.HOME, "."));
    System.setProperty(InstanceOptions.LOGS, home.resolve(".tidegate/bench").toString());
    String machine = MachineFacts.machine();
    String commit = MachineFacts.commit(home);
    out.printf(
        Locale.ROOT,
        "Measuring how fast comments are read%n  %s, commit %s, seed %d, load %.1f%n",
        machine,
        commit,
        seed,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    ReadingPlan plan = quick ? ReadingPlan.quick() : ReadingPlan.full();
    BenchReport report =
        new BenchReport(
            machine, commit, seed, new ReadingBench(plan, seed, data, out::println).run());
    out.println();
    report.table().forEach(out::println);
    if (json != null) {
      report.write(json);
    }
    return 0;
  }
}
