package dev.tidegate.standalone;

import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.load.bench.PairedRatio;
import dev.tidegate.load.bench.PairedRatio.Pair;
import dev.tidegate.load.bench.PathFigures;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.demo.DemoShow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the desk can carry. */
@Command(
    name = "desk",
    description =
        "Measures how many comments a second the desk decides: alone, from log to log, and in the"
            + " whole path against a job that only keys and passes on; comment to reply below that"
            + " rate; and what an idle merchant keeps. Needs a quiet machine; touches no running"
            + " instance.",
    mixinStandardHelpOptions = true)
final class BenchDeskCommand implements Callable<Integer> {
  private static final int MERCHANTS = 16;
  private static final int WANTED_RATE = 2_000;

  @Option(names = "--quick", description = "A look within some minutes; not to be quoted.")
  private boolean quick;

  @Option(
      names = "--data",
      defaultValue = "../shared",
      paramLabel = "DIR",
      description =
          "Holds data/danmu_sessions (default: ${DEFAULT-VALUE}); without it the demo show is"
              + " said throughout.")
  private Path data = Path.of("");

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "K",
      description = "Chooses the comments of the whole path (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to FILE.")
  private @Nullable Path json;

  /**
   * How long is measured.
   *
   * @param rounds that count; one more goes before them, for the compiler
   * @param kneeRounds searches of the highest rate, each with both jobs
   */
  private record Plan(
      int rounds,
      int deskComments,
      int drained,
      int kneeRounds,
      Duration kneeWarmUp,
      Duration kneeStep) {
    /** What counts: about twenty minutes. */
    static Plan full() {
      return new Plan(5, 100_000, 150_000, 3, Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    static Plan quick() {
      return new Plan(3, 30_000, 40_000, 1, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
  }

  @Override
  public Integer call() throws Exception {
    BenchSession.run("Measuring the desk", seed, json, this::measure);
    return 0;
  }

  private List<Figure> measure(BenchSession session) throws Exception {
    Plan plan = quick ? Plan.quick() : Plan.full();
    DeskShop show = DeskShop.ofShow();
    DeskShop rooms = Objects.requireNonNullElse(DeskShop.ofRecordings(data), show);
    List<Figure> figures = new ArrayList<>();
    figures.add(alone(session, "merchant.hot.rate", rooms, plan));
    figures.add(alone(session, "merchant.hot.show_rate", show, plan));
    figures.add(
        Figure.alone("merchant.idle.bytes", "bytes", List.of((double) IdleMerchants.bytes(show))));
    figures.add(oneMerchant(session, rooms, plan));
    figures.add(drain(session, rooms, plan));
    figures.addAll(path(session, plan));
    figures.addAll(inTheJob(session, rooms));
    return figures;
  }

  private static Figure alone(BenchSession session, String name, DeskShop shop, Plan plan) {
    HotDesk desk = new HotDesk(shop);
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      double rate = desk.perSecond(plan.deskComments());
      say(session, name, round, rate);
      if (round > 0) {
        rates.add(rate);
      }
    }
    return Figure.alone(name, "comments/s", rates);
  }

  private static Figure oneMerchant(BenchSession session, DeskShop shop, Plan plan)
      throws Exception {
    DrainBench log = drained(session, "one", shop, List.of(DemoShow.MERCHANT), plan);
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      double rate = log.perSecond(Job.REPLY);
      say(session, "merchant.path.rate", round, rate);
      if (round > 0) {
        rates.add(rate);
      }
    }
    return Figure.alone("merchant.path.rate", "comments/s", rates);
  }

  private static Figure drain(BenchSession session, DeskShop shop, Plan plan) throws Exception {
    List<String> merchants = IntStream.range(0, MERCHANTS).mapToObj(i -> "m" + i).toList();
    DrainBench log = drained(session, "many", shop, merchants, plan);
    List<Pair<Double>> pairs = new ArrayList<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      double floor = log.perSecond(Job.FLOOR);
      double reply = log.perSecond(Job.REPLY);
      say(session, "floor", round, floor);
      say(session, "reply", round, reply);
      if (round > 0) {
        pairs.add(new Pair<>(floor, reply));
      }
    }
    return against("a job that keys and passes on, log to log", "job.drain.vs_floor", pairs);
  }

  /** Through ingress and delivery: the highest rates, then latency below them. */
  private List<Figure> path(BenchSession session, Plan plan) throws Exception {
    Path folder = Files.createDirectory(session.folder().resolve("path"));
    BenchShop shop = BenchShop.read();
    BenchWorld world =
        session
            .progress()
            .step(
                "Kafka, ingress, delivery",
                () -> BenchWorld.start(folder, shop, session.lifecycle()));
    KneeSearch search =
        new KneeSearch(new PathLoad(world, seed), plan.kneeWarmUp(), plan.kneeStep(), session::say);
    List<Pair<Double>> knees = new ArrayList<>();
    for (int round = 0; round < plan.kneeRounds(); round++) {
      double floor = search.perSecond(Job.FLOOR, round);
      double reply = search.perSecond(Job.REPLY, round);
      say(session, "floor holds", round + 1, floor);
      say(session, "reply holds", round + 1, reply);
      knees.add(new Pair<>(floor, reply));
    }
    Figure rate =
        against("the same path with a job that keys and passes on", "job.rate.vs_floor", knees);
    int perSecond = PathFigures.rate(WANTED_RATE, rate.value());
    List<Pair<LoadResult>> pairs =
        new PathBench(
                world,
                quick ? PathBench.Plan.quick(perSecond) : PathBench.Plan.full(perSecond),
                seed,
                session::say)
            .run();
    List<Figure> figures = new ArrayList<>(PathFigures.of(pairs, WANTED_RATE, perSecond));
    figures.add(rate);
    return figures;
  }

  private List<Figure> inTheJob(BenchSession session, DeskShop shop) throws Exception {
    Path folder = Files.createDirectory(session.folder().resolve("job"));
    DeskLatency desk =
        session.progress().step("Kafka, job", () -> DeskLatency.start(folder, session.lifecycle()));
    DeskJobBench.Plan plan = quick ? DeskJobBench.Plan.quick() : DeskJobBench.Plan.full();
    return session
        .progress()
        .step(
            "many merchants, publishing", () -> new DeskJobBench(desk, shop, plan, seed).figures());
  }

  private static Figure against(String yardstick, String name, List<Pair<Double>> pairs) {
    return Figure.against(
        yardstick, name, "comments/s", PairedRatio.of(pairs, rate -> rate), pairs.size());
  }

  private static DrainBench drained(
      BenchSession session, String name, DeskShop shop, List<String> merchants, Plan plan)
      throws Exception {
    return session
        .progress()
        .step(
            "log of " + merchants.size() + " merchants",
            () ->
                DrainBench.start(
                    session.folder().resolve(name),
                    shop,
                    merchants,
                    plan.drained(),
                    session.lifecycle()));
  }

  private static void say(BenchSession session, String name, int round, double rate) {
    session
        .progress()
        .say(
            String.format(
                Locale.ROOT,
                "  %-24s %s %,10.0f/s   %s",
                name,
                round == 0 ? "warm-up" : "round " + round,
                rate,
                BenchSession.load()));
  }
}
