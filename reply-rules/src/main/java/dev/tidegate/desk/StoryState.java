package dev.tidegate.desk;

import dev.tidegate.event.HandOff;
import java.util.List;
import java.util.Objects;

/**
 * The talk with a buyer, in the room and in direct messages.
 *
 * @param lines the last ones, oldest first, masked
 * @param waiting questions of the buyer that wait for the host, oldest first
 * @param orders the last ones, oldest first
 */
public record StoryState(
    List<HandOff.Line> lines, List<Waiting> waiting, List<HandOff.Order> orders) {
  private static final StoryState EMPTY = new StoryState(List.of(), List.of(), List.of());

  /**
   * A question that waits.
   *
   * @param cluster on the room's board, empty for a direct message
   * @param atMs when it was asked first, by desk time
   * @param times how often it was asked
   */
  public record Waiting(
      String obligationId, String cluster, long atMs, int times, ReachState reach) {}

  public StoryState {
    lines = List.copyOf(Objects.requireNonNullElse(lines, List.of()));
    waiting = List.copyOf(Objects.requireNonNullElse(waiting, List.of()));
    orders = List.copyOf(Objects.requireNonNullElse(orders, List.of()));
  }

  static StoryState of(DeskState state, String buyer) {
    return Objects.requireNonNullElse(state.get(StateKind.STORY, buyer), EMPTY);
  }
}
