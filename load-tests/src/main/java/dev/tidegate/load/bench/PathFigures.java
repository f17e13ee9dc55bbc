package dev.tidegate.load.bench;

import dev.tidegate.load.bench.BenchReport.Figure;
import dev.tidegate.load.bench.PairedRatio.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of {@code bench path}: latency from comment to reply against the floor. */
public final class PathFigures {
  private static final String YARDSTICK = "the same path with a job that keys and passes on";

  private PathFigures() {}

  /** The figures of at least one pair of a floor run and a reply run. */
  public static List<Figure> of(List<Pair<LoadResult>> pairs, int perSecond) {
    return List.of(
        Figure.against(
            YARDSTICK,
            "reply.p50.vs_floor@" + perSecond,
            "ms",
            PairedRatio.of(pairs, run -> run.latency().p50()),
            pairs.size()),
        Figure.against(
            YARDSTICK,
            "reply.p99.vs_floor@" + perSecond,
            "ms",
            PairedRatio.of(pairs, run -> run.latency().p99()),
            pairs.size()));
  }

  /** A line for each figure, for people. */
  public static List<String> table(List<Figure> figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "  %-26s %9s %9s %7s  %s", "", "reply", "floor", "ratio", "range"));
    for (Figure figure : figures) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-26s %6.2f ms %6.2f ms %7.2f  %.2f to %.2f",
              figure.name(),
              figure.value(),
              figure.yardstickValue(),
              figure.ratio(),
              figure.ratioLeast(),
              figure.ratioGreatest()));
    }
    return lines;
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
