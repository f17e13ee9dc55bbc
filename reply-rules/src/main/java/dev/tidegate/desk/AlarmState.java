package dev.tidegate.desk;

import dev.tidegate.event.Board.Matter;
import java.util.List;

/**
 * Who reported one matter in a room lately, and whether its alarm is open.
 *
 * @param recent the last distinct buyers, oldest first, at most {@link Alarms#RECENT}
 * @param usual reports in a window while all is well: a running mean
 * @param periodMs desk time at which the window began that is being counted
 * @param inPeriod reports in it
 * @param buyers distinct buyers since the alarm was raised, 0 when it is not open
 * @param sinceMs append time at which it was raised, 0 when it is not open
 */
public record AlarmState(
    Matter matter,
    List<Report> recent,
    double usual,
    long periodMs,
    int inPeriod,
    int buyers,
    long sinceMs) {

  /** A hash of the buyer, and when by desk time. */
  public record Report(long buyer, long atMs) {}

  public AlarmState {
    recent = List.copyOf(recent);
  }

  static AlarmState quiet(Matter matter, long nowMs) {
    return new AlarmState(matter, List.of(), 0, nowMs, 0, 0, 0);
  }

  boolean open() {
    return sinceMs > 0;
  }
}
