package dev.tidegate.standalone;

import dev.tidegate.jobs.StartOffsets;
import dev.tidegate.load.bench.LoadPlan;
import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.load.bench.OpenLoop;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import java.time.Clock;
import java.time.Duration;

/** Signed comments at a steady rate through the whole path, with one job or another in it. */
final class PathLoad {
  private static final Duration PROBE_PATIENCE = Duration.ofMillis(500);
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);
  private static final int PROBE_RATE = 500;

  private final BenchWorld world;
  private final long seed;
  private long releases;

  /**
   * @param seed chooses the comments; all runs send the same
   */
  PathLoad(BenchWorld world, long seed) {
    this.world = world;
    this.seed = seed;
  }

  /**
   * Starts a job that reads what comes from now on, and returns when it answers; the one before
   * must be closed. At the end of the log a job has no rules yet, and misses what came before it.
   */
  JobSupervisor startAnswering(Job job, String name) throws Exception {
    JobSupervisor running = world.jobs().start(job, StartOffsets.LATEST);
    try {
      awaitAnswers(name);
      return running;
    } catch (Exception e) {
      running.close();
      throw e;
    }
  }

  private void awaitAnswers(String name) throws Exception {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    for (int probe = 0; System.nanoTime() < deadline; probe++) {
      world.release(++releases);
      if (run(name + "-probe-" + probe, PROBE_RATE, 0, 1, PROBE_PATIENCE).replies() == 1) {
        return;
      }
    }
    throw new StartupException("The job of run " + name + " does not answer; the logs say more.");
  }

  /**
   * Sends {@code warmUp} comments that are not recorded and {@code recorded} that are.
   *
   * @param name of the run, like no other
   * @param patience for the last replies
   */
  LoadResult run(String name, int perSecond, int warmUp, int recorded, Duration patience)
      throws InterruptedException {
    return OpenLoop.run(
        world.loadVertx(),
        new LoadPlan(
            world.target(),
            world.shop().inSecret(),
            BenchShop.ROOM,
            name,
            world.shop().texts(),
            seed,
            perSecond,
            warmUp,
            recorded,
            patience),
        world.arrivals(),
        Clock.systemUTC());
  }
}
