package dev.tidegate.desk;

import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Status;
import dev.tidegate.event.HandOff.Suggestion;
import dev.tidegate.event.Obligation.ClosedBy;
import org.jspecify.annotations.Nullable;

/** A hand-off as the staff see it. */
final class HandOffViews {
  private HandOffViews() {}

  /**
   * A hand-off that looks different now.
   *
   * @param closedBy how it ended, null while it is open
   */
  record Changed(String buyer, HandOffState state, @Nullable ClosedBy closedBy) {}

  static HandOff of(Turn turn, Changed changed, String source) {
    HandOffState state = changed.state();
    HandOffState.Course course = state.course();
    ReachState reach = state.reach();
    Long untilMs = AnswerWindows.endMs(reach);
    String cluster = state.cluster();
    StoryState talk = StoryState.of(turn.state(), changed.buyer());
    ClusterState asked =
        cluster == null ? null : Clusters.find(turn.state(), cluster, turn.appendMs());
    return new HandOff(
        source,
        turn.merchant(),
        state.id(),
        changed.buyer(),
        reach.replyTo(),
        reach.account(),
        reach.platform(),
        reach.room(),
        status(changed),
        course.change(),
        state.matter().why(),
        course.heldBy(),
        state.opening().atMs(),
        turn.appendMs(),
        changed.closedBy() == null ? dueMs(turn, course, untilMs) : null,
        untilMs,
        course.returned(),
        asked == null ? null : cluster,
        asked == null ? 0 : asked.buyers(),
        state.matter().sku(),
        talk.lines(),
        talk.orders(),
        state.suggestions().stream()
            .map(ready -> new Suggestion(ready.text(), ready.from()))
            .toList(),
        state.notes(),
        changed.closedBy());
  }

  private static Status status(Changed changed) {
    if (changed.closedBy() != null) {
      return Status.CLOSED;
    }
    return changed.state().taken() ? Status.TAKEN : Status.WAITING;
  }

  private static @Nullable Long dueMs(
      Turn turn, HandOffState.Course course, @Nullable Long untilMs) {
    if (course.waitsSinceMs() == 0) {
      return null;
    }
    long dueMs = course.waitsSinceMs() + HandOffs.policy(turn).dueMs();
    return untilMs == null ? dueMs : Math.min(dueMs, untilMs);
  }
}
