package dev.tidegate.standalone;

import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.load.bench.PairedRatio.Pair;
import dev.tidegate.load.bench.PathFigures;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.PathBench.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
  private static final int RATE = 500;

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

  @Override
  public Integer call() throws Exception {
    BenchSession.run("Measuring comment to reply", seed, json, this::measure);
    return 0;
  }

  private List<Figure> measure(BenchSession session) throws Exception {
    Plan plan = quick ? Plan.quick(RATE) : Plan.full(RATE);
    Progress progress = session.progress();
    BenchShop shop = BenchShop.read();
    BenchWorld world =
        progress.step(
            "Kafka, ingress, delivery",
            () -> BenchWorld.start(session.folder(), shop, session.lifecycle()));
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
    return PathFigures.of(pairs, plan.perSecond());
  }

  private static String line(Job job, LoadResult run) {
    return String.format(
        Locale.ROOT, "  %-5s  %s   %s", job.words(), PathFigures.line(run), BenchSession.load());
  }
}
