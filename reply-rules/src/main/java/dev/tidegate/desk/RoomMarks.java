package dev.tidegate.desk;

import dev.tidegate.desk.RoomMarksState.Hidden;
import dev.tidegate.desk.RoomMarksState.Merged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the host marked in a room, for as long as its show is on. */
final class RoomMarks {
  /** More merges, splits, hidden lines or sold-out items than a host taps in one show. */
  static final int MOST = 100;

  private RoomMarks() {}

  static RoomMarksState of(DeskState state, String room) {
    return Objects.requireNonNullElse(state.get(StateKind.ROOM_MARKS, room), RoomMarksState.NONE);
  }

  static void put(Turn turn, String room, RoomMarksState marks) {
    turn.state().put(StateKind.ROOM_MARKS, room, marks);
  }

  static void end(DeskState state, String room) {
    state.remove(StateKind.ROOM_MARKS, room);
  }

  /** With a question going into another; what went into the first goes there, too. */
  static RoomMarksState merge(RoomMarksState marks, Merged merge) {
    List<Merged> merged = new ArrayList<>();
    for (Merged known : without(marks.merged(), merge.cluster())) {
      boolean follows = known.into().equals(merge.cluster());
      merged.add(follows ? new Merged(known.cluster(), known.text(), merge.into()) : known);
    }
    // The target is a question again, should it have gone into another before.
    merged.removeIf(known -> known.cluster().equals(merge.into()));
    merged.add(merge);
    return marks.withMerged(merged);
  }

  /** With a wording that goes into no other question any more. */
  static RoomMarksState split(RoomMarksState marks, String wording) {
    return marks
        .withMerged(without(marks.merged(), wording))
        .withApart(added(marks.apart(), wording));
  }

  static RoomMarksState hide(RoomMarksState marks, Hidden hidden) {
    List<Hidden> all = new ArrayList<>(marks.hidden());
    all.add(hidden);
    return marks.withHidden(all);
  }

  /** Where a question goes by the host's word, null when the host said nothing about it. */
  static @Nullable String into(RoomMarksState marks, String cluster) {
    for (Merged merge : marks.merged()) {
      if (merge.cluster().equals(cluster)) {
        return merge.into();
      }
    }
    return null;
  }

  /** A list with an entry at its end, once. */
  static List<String> added(List<String> before, String entry) {
    List<String> after = new ArrayList<>(before);
    after.remove(entry);
    after.add(entry);
    return after;
  }

  private static List<Merged> without(List<Merged> merged, String cluster) {
    return merged.stream().filter(known -> !known.cluster().equals(cluster)).toList();
  }
}
