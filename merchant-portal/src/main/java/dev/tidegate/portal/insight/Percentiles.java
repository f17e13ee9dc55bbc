package dev.tidegate.portal.insight;

import dev.tidegate.portal.insight.InsightReport.Waits;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads bounds out of counts by upper bound. */
final class Percentiles {
  private Percentiles() {}

  /** Null when nothing was counted; what is no number is above all bounds. */
  static @Nullable Waits of(Map<String, Long> counts) {
    TreeMap<Long, Long> byBound = new TreeMap<>();
    counts.forEach(
        (bound, count) ->
            byBound.merge(
                bound.matches("\\d{1,12}") ? Long.parseLong(bound) : Long.MAX_VALUE,
                count,
                Long::sum));
    long all = byBound.values().stream().mapToLong(Long::longValue).sum();
    return all <= 0 ? null : new Waits(bound(byBound, all, 5), bound(byBound, all, 9), all);
  }

  private static @Nullable Long bound(SortedMap<Long, Long> byBound, long all, int tenths) {
    long reached = 0;
    for (Map.Entry<Long, Long> entry : byBound.entrySet()) {
      reached += entry.getValue();
      if (reached * 10 >= all * tenths) {
        return entry.getKey() == Long.MAX_VALUE ? null : entry.getKey();
      }
    }
    return null;
  }
}
