package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * The ladder for buyers who offend again and again in one show: warned, then muted, then blocked,
 * never two steps at once. Pure: the next state follows from the last one, in desk time.
 *
 * <p>Each comment that was held back weighs, and half of the weight is gone after {@value
 * #HALF_LIFE_MS} ms. A step is taken when {@value #POINTS_FOR_STEP} points are reached, no sooner
 * than {@value #LEAST_BETWEEN_MS} ms after the step before, and uses the points up: who was warned
 * has to go on to be muted.
 */
public final class OffenderLadder {
  /** Somebody in a hurry who pastes a line too often is not at it any more after ten minutes. */
  static final long HALF_LIFE_MS = 10 * 60_000;

  /** Time to see a warning and to stop. */
  static final long LEAST_BETWEEN_MS = 30_000;

  /** Three insults or advertisements, or six comments held back as a flood. */
  static final double POINTS_FOR_STEP = 6;

  private OffenderLadder() {}

  /** What is done about it. */
  public enum Step {
    WARN,
    MUTE,
    BLOCK
  }

  /** Why a comment was held back. */
  enum Offence {
    /** A line too many: a nuisance, and near to eagerness. */
    FLOOD(1),
    AD(2),
    INSULT(2);

    private final double points;

    Offence(double points) {
      this.points = points;
    }
  }

  /**
   * With one more offence, and the step that it leads to.
   *
   * @param taken null when it stays as it is
   */
  record Climbed(OffenderState state, @Nullable Step taken) {}

  static Climbed climbed(OffenderState before, Offence offence, long nowMs) {
    double left =
        before.points() * StrictMath.pow(0.5, (double) (nowMs - before.atMs()) / HALF_LIFE_MS);
    double points = Math.min(POINTS_FOR_STEP, left + offence.points);
    Step next = next(before.step());
    boolean climbs =
        next != null
            && points >= POINTS_FOR_STEP
            && (before.step() == null || nowMs - before.stepAtMs() >= LEAST_BETWEEN_MS);
    OffenderState after =
        new OffenderState(
            before.show(),
            climbs ? 0 : points,
            nowMs,
            climbs ? next : before.step(),
            climbs ? nowMs : before.stepAtMs(),
            before.floods() + (offence == Offence.FLOOD ? 1 : 0),
            before.ads() + (offence == Offence.AD ? 1 : 0),
            before.insults() + (offence == Offence.INSULT ? 1 : 0));
    return new Climbed(after, climbs ? next : null);
  }

  private static @Nullable Step next(@Nullable Step step) {
    if (step == null) {
      return Step.WARN;
    }
    return step == Step.WARN ? Step.MUTE : step == Step.MUTE ? Step.BLOCK : null;
  }
}
