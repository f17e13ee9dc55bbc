package dev.tidegate.desk;

import dev.tidegate.desk.AlarmState.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells when suddenly many buyers report the same trouble, and when it is over. Pure: the next
 * state follows from the last one, in desk time. At most {@value #RECENT} buyers are kept, so the
 * state is bounded whatever comes.
 *
 * <p>An alarm is raised when, within {@value #WINDOW_MS} ms, at least {@value #FEWEST} distinct
 * buyers report it, {@value #TIMES_USUAL} times as many as usual, and a noticeable share of what is
 * said. It ends when only about as many as usual are left, so it does not flicker.
 */
final class Alarms {
  /** Short enough for "in seconds", long enough for buyers to type. */
  static final long WINDOW_MS = 15_000;

  /** One has a bad phone, two a bad network; five strangers at once do not. */
  static final int FEWEST = 5;

  /** Reports come singly: three times their mean is rare where they are independent. */
  static final int TIMES_USUAL = 3;

  /** Of so many comments one must report it: in a room of thousands a few always do. */
  static final int ONE_OF = 200;

  /** How many buyers are kept; beyond, the rate is that of the last so many. */
  static final int RECENT = 64;

  /** The mean forgets half in 14 windows: three and a half minutes. */
  private static final double KEPT_SHARE = 0.95;

  /** With so many or fewer reports in a window it is quiet, however rare they are else. */
  private static final int QUIET = 2;

  private Alarms() {}

  /**
   * With a report.
   *
   * @param commentsInWindow how many comments the room has in a window at its pace
   */
  static AlarmState heard(
      AlarmState before, long buyer, long nowMs, long appendMs, double commentsInWindow) {
    List<Report> recent = new ArrayList<>(before.recent());
    recent.removeIf(report -> report.atMs() <= nowMs - WINDOW_MS);
    boolean known = recent.removeIf(report -> report.buyer() == buyer);
    if (recent.size() >= RECENT) {
      recent.remove(0);
    }
    recent.add(new Report(buyer, nowMs));
    AlarmState counted = counted(before, recent, nowMs, known ? 0 : 1);
    if (counted.open()) {
      return with(counted, counted.buyers() + (known ? 0 : 1), counted.sinceMs());
    }
    double reports = inWindow(recent, nowMs);
    boolean raised =
        reports >= FEWEST
            && reports >= TIMES_USUAL * counted.usual()
            && reports * ONE_OF >= commentsInWindow;
    return raised ? with(counted, recent.size(), appendMs) : counted;
  }

  /** With the alarm ended if it is open and its time is over. */
  static AlarmState after(AlarmState before, long nowMs, double commentsInWindow) {
    double reports = inWindow(before.recent(), nowMs);
    boolean over =
        reports <= QUIET
            || reports <= 1.5 * before.usual()
            || reports * ONE_OF * 2 < commentsInWindow;
    return before.open() && over ? with(before, 0, 0) : before;
  }

  /** Distinct buyers within the window; when there are more than are kept, by their pace. */
  private static double inWindow(List<Report> recent, long nowMs) {
    long since = nowMs - WINDOW_MS;
    long within = recent.stream().filter(report -> report.atMs() > since).count();
    if (within < RECENT) {
      return within;
    }
    long tookMs = Math.max(1, nowMs - recent.get(0).atMs());
    return (double) RECENT * WINDOW_MS / tookMs;
  }

  /** Counts a report into the mean; what is reported while the alarm is open is not usual. */
  private static AlarmState counted(AlarmState before, List<Report> recent, long nowMs, int more) {
    long windows = (nowMs - before.periodMs()) / WINDOW_MS;
    if (windows == 0 || before.open()) {
      int inPeriod = before.open() ? 0 : before.inPeriod() + more;
      long periodMs = before.open() ? nowMs : before.periodMs();
      return new AlarmState(
          before.matter(),
          recent,
          before.usual(),
          periodMs,
          inPeriod,
          before.buyers(),
          before.sinceMs());
    }
    double usual = KEPT_SHARE * before.usual() + (1 - KEPT_SHARE) * before.inPeriod();
    return new AlarmState(
        before.matter(),
        recent,
        usual * StrictMath.pow(KEPT_SHARE, windows - 1.0),
        before.periodMs() + windows * WINDOW_MS,
        more,
        0,
        0);
  }

  private static AlarmState with(AlarmState state, int buyers, long sinceMs) {
    return new AlarmState(
        state.matter(),
        state.recent(),
        state.usual(),
        state.periodMs(),
        state.inPeriod(),
        buyers,
        sinceMs);
  }
}
