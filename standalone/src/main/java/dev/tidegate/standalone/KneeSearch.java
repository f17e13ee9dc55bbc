package dev.tidegate.standalone;

import dev.tidegate.load.bench.LoadResult;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * The highest rate that the whole path holds with a job in it, in steps of a quarter: every comment
 * is answered once, and 99 of 100 within {@value #LIMIT_MS} ms of the moment that the schedule has
 * for them. A generator that is late counts against the path, for both share the machine.
 */
final class KneeSearch {
  private static final int LEAST = 400;
  private static final int MOST = 20_000;
  private static final double STEP = 1.25;
  private static final double LIMIT_MS = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PathLoad load;
  private final Duration warmUp;
  private final Duration step;
  private final BiConsumer<Job, LoadResult> progress;

  /**
   * @param warmUp at the lowest rate before the search
   * @param step how long each rate is tried
   * @param progress is told of every rate as it has been tried
   */
  KneeSearch(PathLoad load, Duration warmUp, Duration step, BiConsumer<Job, LoadResult> progress) {
    this.load = load;
    this.warmUp = warmUp;
    this.step = step;
    this.progress = progress;
  }

  /**
   * Comments a second.
   *
   * @param round tells its runs from those of other rounds
   * @throws StartupException when not even the lowest rate is held
   */
  int perSecond(Job job, int round) throws Exception {
    String name = job.words() + "-knee-" + round;
    JobSupervisor running = load.startAnswering(job, name);
    try {
      run(name + "-warm-up", LEAST, warmUp);
      int held = 0;
      for (int rate = LEAST; rate <= MOST; rate = (int) (rate * STEP)) {
        LoadResult result = run(name + "-" + rate, rate, step);
        progress.accept(job, result);
        if (!result.problems().isEmpty() || result.latency().p99() > LIMIT_MS) {
          break;
        }
        held = rate;
      }
      if (held == 0) {
        throw new StartupException("Not even " + LEAST + "/s are held: the machine is too busy.");
      }
      return held;
    } finally {
      running.close();
    }
  }

  private LoadResult run(String name, int rate, Duration length) throws InterruptedException {
    int comments = Math.max(1, Math.toIntExact(length.toMillis() * rate / 1_000));
    return load.run(name, rate, comments / 4, comments, PATIENCE);
  }
}
