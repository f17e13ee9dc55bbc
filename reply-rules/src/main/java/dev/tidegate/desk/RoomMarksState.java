package dev.tidegate.desk;

import java.util.List;

/**
 * What the host marked in a room and what holds until the show ends; at most {@link RoomMarks#MOST}
 * of each.
 *
 * @param merged questions that are one with another
 * @param apart ids of questions that are folded into no other
 * @param hidden questions that stay off the board
 * @param soldOut skus that were marked as sold out, in the order of marking
 */
public record RoomMarksState(
    List<Merged> merged, List<String> apart, List<Hidden> hidden, List<String> soldOut) {
  static final RoomMarksState NONE = new RoomMarksState(List.of(), List.of(), List.of(), List.of());

  /**
   * A question that goes into another.
   *
   * @param text in its own words, so that what is nearly alike goes with it
   */
  public record Merged(String cluster, String text, String into) {}

  /** A question off the board, in its words. */
  public record Hidden(String cluster, String text) {}

  public RoomMarksState {
    merged = List.copyOf(merged);
    apart = List.copyOf(apart);
    hidden = List.copyOf(hidden);
    soldOut = List.copyOf(soldOut);
  }

  boolean hides(String cluster) {
    return hidden.stream().anyMatch(one -> one.cluster().equals(cluster));
  }

  RoomMarksState withMerged(List<Merged> now) {
    return new RoomMarksState(now, apart, hidden, soldOut);
  }

  RoomMarksState withApart(List<String> now) {
    return new RoomMarksState(merged, now, hidden, soldOut);
  }

  RoomMarksState withHidden(List<Hidden> now) {
    return new RoomMarksState(merged, apart, now, soldOut);
  }

  RoomMarksState withSoldOut(List<String> now) {
    return new RoomMarksState(merged, apart, hidden, now);
  }
}
