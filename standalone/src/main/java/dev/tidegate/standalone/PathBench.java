package dev.tidegate.standalone;

import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.load.bench.PairedRatio.Pair;
import dev.tidegate.load.platform.ReplyBook;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Latency from comment to reply, by the floor job and by the reply job in turns. All runs send the
 * same comments by the same seed.
 */
final class PathBench {
  private final BenchWorld world;
  private final Plan plan;
  private final PathLoad load;
  private final BiConsumer<Job, LoadResult> progress;

  /**
   * How long is measured.
   *
   * @param rounds a floor run and a reply run each
   * @param spares rounds that may be measured again because the generator was late
   * @param firstWarmUp of the first round: code is compiled
   * @param warmUp of the others
   * @param recorded of each run
   * @param patience for the last replies of a run
   */
  record Plan(
      int perSecond,
      int rounds,
      int spares,
      Duration firstWarmUp,
      Duration warmUp,
      Duration recorded,
      Duration patience) {

    /** What counts: about six minutes. After half a minute C2 still takes a fifth of two cores. */
    static Plan full(int perSecond) {
      return new Plan(
          perSecond,
          3,
          3,
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));
    }

    /** A look, within about a minute and a half; too cold and too short to quote. */
    static Plan quick(int perSecond) {
      return new Plan(
          perSecond,
          3,
          3,
          Duration.ofSeconds(6),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));
    }

    private int comments(Duration length) {
      return Math.toIntExact(length.toMillis() * perSecond / 1_000);
    }
  }

  /**
   * @param progress is told of every run as it ends
   */
  PathBench(BenchWorld world, Plan plan, long seed, BiConsumer<Job, LoadResult> progress) {
    this.world = world;
    this.plan = plan;
    this.load = new PathLoad(world, seed);
    this.progress = progress;
  }

  /**
   * Runs floor and reply in turns. A pair in which the generator did not keep its schedule says
   * nothing about either job: it is left out, reported, and measured again, at most {@link
   * Plan#spares} times.
   *
   * @throws StartupException when a run went wrong or too many pairs were left out, saying why
   */
  List<Pair<LoadResult>> run() throws Exception {
    List<Pair<LoadResult>> pairs = new ArrayList<>();
    for (int round = 0; pairs.size() < plan.rounds(); round++) {
      if (round == plan.rounds() + plan.spares()) {
        throw new StartupException(
            "The generator kept its schedule in "
                + pairs.size()
                + " of "
                + round
                + " pairs, needed are "
                + plan.rounds()
                + ": the machine is too busy.");
      }
      Pair<LoadResult> pair = new Pair<>(run(Job.FLOOR, round), run(Job.REPLY, round));
      if (pair.yardstick().keptSchedule() && pair.measured().keptSchedule()) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private LoadResult run(Job job, int round) throws Exception {
    LoadResult result = measure(job, round);
    progress.accept(job, result);
    requireSound(job, result);
    return result;
  }

  /** One run; what it saw may be unusable. */
  LoadResult measure(Job job, int round) throws Exception {
    String name = job.words() + "-" + round;
    JobSupervisor running = load.startAnswering(job, name);
    try {
      Duration warmUp = round == 0 ? plan.firstWarmUp() : plan.warmUp();
      return load.run(
          name,
          plan.perSecond(),
          plan.comments(warmUp),
          plan.comments(plan.recorded()),
          plan.patience());
    } finally {
      running.close();
    }
  }

  private void requireSound(Job job, LoadResult result) {
    List<String> problems = new ArrayList<>(result.problems());
    ReplyBook.Summary seen = world.seen();
    if (!seen.doubles().isEmpty() || !seen.changedBodies().isEmpty()) {
      problems.add("the endpoint saw doubles or changed bodies");
    }
    if (seen.wrongSignatures() != 0) {
      problems.add(seen.wrongSignatures() + " replies had a wrong signature");
    }
    if (!problems.isEmpty()) {
      throw new StartupException(
          "This " + job.words() + " run cannot be used: " + String.join("; ", problems) + ".");
    }
  }
}
