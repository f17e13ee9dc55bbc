package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer did in a room that had to be held back.
 *
 * @param show of the room; another show begins anew
 * @param points what weighs now, as of {@code atMs}
 * @param step the last step of the ladder that was taken, null when none was
 * @param stepAtMs when, by desk time
 * @param floods how often the buyer's comments were held back as floods in this show
 */
public record OffenderState(
    long show,
    double points,
    long atMs,
    OffenderLadder.@Nullable Step step,
    long stepAtMs,
    int floods,
    int ads,
    int insults) {

  static OffenderState none(long show, long nowMs) {
    return new OffenderState(show, 0, nowMs, null, 0, 0, 0, 0);
  }
}
