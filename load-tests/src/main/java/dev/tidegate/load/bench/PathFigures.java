package dev.tidegate.load.bench;

import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.PairedRatio.Pair;
import java.util.List;
import java.util.Locale;

/** The figures of {@code bench path}: latency from comment to reply against the floor. */
public final class PathFigures {
  private static final String YARDSTICK = "the same path with a job that keys and passes on";

  /** Of what the path holds; above it queues, not work, make the latency. */
  private static final double BUSIEST = 0.7;

  private PathFigures() {}

  /** The figures of at least one pair of a floor run and a reply run. */
  public static List<Figure> of(List<Pair<LoadResult>> pairs, int perSecond) {
    return of(pairs, perSecond, perSecond);
  }

  /**
   * The figures that are asked for at one rate and were measured at another, which the words about
   * the yardstick say.
   */
  public static List<Figure> of(List<Pair<LoadResult>> pairs, int wanted, int measured) {
    String yardstick =
        wanted == measured
            ? YARDSTICK
            : YARDSTICK + ", at " + measured + "/s: half of what the path holds";
    return List.of(
        Figure.against(
            yardstick,
            "reply.p50.vs_floor@" + wanted,
            "ms",
            PairedRatio.of(pairs, run -> run.latency().p50()),
            pairs.size()),
        Figure.against(
            yardstick,
            "reply.p99.vs_floor@" + wanted,
            "ms",
            PairedRatio.of(pairs, run -> run.latency().p99()),
            pairs.size()));
  }

  /**
   * The rate at which latency is measured: the one wanted, or half of what the path holds where
   * that is less than the wanted one needs to stay below {@value #BUSIEST} of it.
   */
  public static int rate(int wanted, double held) {
    return wanted <= BUSIEST * held ? wanted : (int) (held / 2);
  }

  /** One run, for people. */
  public static String line(LoadResult run) {
    return String.format(
        Locale.ROOT,
        "p50 %6.2f  p90 %6.2f  p99 %7.2f  max %7.2f ms   sent %d, answered %d   schedule %s (p99"
            + " %.2f ms late)",
        run.latency().p50(),
        run.latency().p90(),
        run.latency().p99(),
        run.latency().max(),
        run.sent(),
        run.replies(),
        run.keptSchedule() ? "kept" : "NOT KEPT",
        run.lateness().p99());
  }
}
