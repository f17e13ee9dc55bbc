package dev.tidegate.desk;

import dev.tidegate.event.RoomEvent;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rooms of a merchant and their shows: a show opens with the platform's word or the first comment,
 * and closes with the platform's word or when the room was quiet. Each change makes the board look
 * different.
 */
final class Rooms {
  /** A show in whose room nothing happened for so long is over. */
  static final long QUIET_MS = 30 * 60_000L;

  private Rooms() {}

  /** The room as it is, null when it is unknown. */
  static @Nullable RoomState find(DeskState state, String room) {
    return state.get(StateKind.ROOM, room);
  }

  /**
   * The room whose board has a cluster, null when none has: a cluster's id begins with its room.
   */
  static @Nullable String showing(DeskState state, String cluster) {
    for (int end = cluster.length() - 1; end > 0; end--) {
      boolean ends = cluster.charAt(end) == '#' || cluster.charAt(end) == '/';
      RoomState room = ends ? find(state, cluster.substring(0, end)) : null;
      if (room != null && room.has(cluster)) {
        return cluster.substring(0, end);
      }
    }
    return null;
  }

  static void update(Turn turn, String room, UnaryOperator<RoomState> change) {
    RoomState before = Objects.requireNonNullElse(find(turn.state(), room), RoomState.CLOSED);
    long show = before.show() == 0 ? turn.offset() + 1 : before.show();
    if (before.show() == 0) {
      Deadline.SHOW.in(turn, QUIET_MS, show + "/" + room);
    }
    put(turn, room, change.apply(before), show);
  }

  /** What happens when a show may have been quiet for too long. */
  static void due(Turn turn, String showAndRoom) {
    int slash = showAndRoom.indexOf('/');
    String room = showAndRoom.substring(slash + 1);
    RoomState known = find(turn.state(), room);
    if (known == null || known.show() != Long.parseLong(showAndRoom, 0, slash, 10)) {
      return;
    }
    long quietMs = turn.nowMs() - known.atMs();
    if (quietMs < QUIET_MS) {
      Deadline.SHOW.in(turn, QUIET_MS - quietMs, showAndRoom);
    } else {
      close(turn, room, known);
    }
  }

  /** An item goes on show; a show that begins or ends takes it off and ends the room's clusters. */
  static void apply(Turn turn, RoomEvent event) {
    switch (event.kind()) {
      case ITEM_ON_SHOW -> update(turn, event.room(), room -> room.showing(event.link()));
      case SHOW_STARTED -> {
        close(turn, event.room(), find(turn.state(), event.room()));
        update(turn, event.room(), UnaryOperator.identity());
      }
      case SHOW_ENDED -> close(turn, event.room(), find(turn.state(), event.room()));
    }
  }

  private static void close(Turn turn, String room, @Nullable RoomState known) {
    ReplyQueue.end(turn.state(), room);
    if (known != null) {
      known.clusters().forEach(cluster -> Clusters.forget(turn.state(), cluster.id()));
    }
    Floods.end(turn.state(), room);
    RoomMarks.end(turn.state(), room);
    RoomAlarms.end(turn.state(), room);
    Offenders.end(turn.state(), room);
    put(turn, room, RoomState.CLOSED, RoomState.CLOSED.show());
  }

  private static void put(Turn turn, String room, RoomState changed, long show) {
    turn.state().put(StateKind.ROOM, room, changed.changedAt(turn.offset(), turn.nowMs(), show));
    turn.boardChanged(room);
  }
}
