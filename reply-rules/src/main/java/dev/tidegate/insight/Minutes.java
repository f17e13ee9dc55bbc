package dev.tidegate.insight;

import dev.tidegate.event.RoomMinute;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds changes up to minutes; the order of the changes does not matter. */
public final class Minutes {
  /**
   * How long after its start a minute is kept open: what a buyer does next counts in the minute of
   * the question.
   */
  public static final long KEPT_MS =
      MinuteChange.MINUTE_MS + WhatNext.FOLLOW_UP_MS + WhatNext.LATENESS_MS;

  /** Answer ids told apart within a minute; the figures count all. */
  static final int ANSWERS = 50;

  private Minutes() {}

  /** The minute with the change worked in; {@code minute} null begins it. */
  public static RoomMinute add(@Nullable RoomMinute minute, MinuteChange change) {
    if (minute == null) {
      return new RoomMinute(
          change.merchant(),
          change.room(),
          change.minuteMs(),
          1,
          change.figures(),
          change.rulings(),
          change.answers(),
          change.waits(),
          change.boardSeq(),
          change.clusters());
    }
    boolean newer =
        change.boardSeq() > minute.boardSeq()
            && !(change.clusters().isEmpty() && !minute.clusters().isEmpty());
    return new RoomMinute(
        minute.merchant(),
        minute.room(),
        minute.minuteMs(),
        minute.revision() + 1,
        sum(minute.figures(), change.figures(), Integer.MAX_VALUE),
        sum(minute.rulings(), change.rulings(), Integer.MAX_VALUE),
        sum(minute.answers(), change.answers(), ANSWERS),
        sum(minute.waits(), change.waits(), Integer.MAX_VALUE),
        newer ? change.boardSeq() : minute.boardSeq(),
        newer ? change.clusters() : minute.clusters());
  }

  /** What comes to zero is left out, so that a figure is there or not whatever way it took. */
  private static Map<String, Long> sum(
      Map<String, Long> counts, Map<String, Long> added, int limit) {
    if (added.isEmpty()) {
      return counts;
    }
    Map<String, Long> sum = new TreeMap<>(counts);
    added.forEach(
        (name, count) -> {
          if (sum.size() < limit || sum.containsKey(name)) {
            sum.merge(name, count, Long::sum);
          }
        });
    sum.values().removeIf(count -> count == 0);
    return sum;
  }
}
