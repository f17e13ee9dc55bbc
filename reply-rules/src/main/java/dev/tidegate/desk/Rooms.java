package dev.tidegate.desk;

import dev.tidegate.event.RoomEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rooms of a merchant; each change makes the board look different. */
final class Rooms {
  /** A room in which nothing happened for so long begins anew. */
  private static final long QUIET_MS = 12 * 3_600_000L;

  private static final RoomState NEW = new RoomState(0, 0, null, 0, 0, 0, List.of());

  private Rooms() {}

  /** The room as it is, null when it is unknown or was quiet for too long. */
  static @Nullable RoomState find(DeskState state, String room, long nowMs) {
    RoomState known = state.get(StateKind.ROOM, room);
    return known == null || nowMs - known.atMs() > QUIET_MS ? null : known;
  }

  static void update(Turn turn, String room, UnaryOperator<RoomState> change) {
    RoomState before = find(turn.state(), room, turn.nowMs());
    RoomState after = change.apply(before == null ? NEW : before);
    turn.state()
        .put(
            StateKind.ROOM,
            room,
            new RoomState(
                turn.offset(),
                turn.nowMs(),
                after.onShowLink(),
                after.comments(),
                after.questions(),
                after.answered(),
                after.clusters()));
    turn.boardChanged(room);
  }

  static RoomState counted(RoomState r, int questions, int answered) {
    return new RoomState(
        r.seq(),
        r.atMs(),
        r.onShowLink(),
        r.comments() + 1,
        r.questions() + questions,
        r.answered() + answered,
        r.clusters());
  }

  static RoomState withClusters(RoomState r, List<RoomState.ClusterRef> clusters) {
    return new RoomState(
        r.seq(), r.atMs(), r.onShowLink(), r.comments(), r.questions(), r.answered(), clusters);
  }

  /** An item goes on show; a show that begins or ends takes it off and ends the room's clusters. */
  static void apply(Turn turn, RoomEvent event) {
    update(
        turn,
        event.room(),
        room ->
            switch (event.kind()) {
              case ITEM_ON_SHOW ->
                  new RoomState(
                      room.seq(),
                      room.atMs(),
                      event.link(),
                      room.comments(),
                      room.questions(),
                      room.answered(),
                      room.clusters());
              case SHOW_STARTED, SHOW_ENDED -> {
                room.clusters().forEach(c -> turn.state().remove(StateKind.CLUSTER, c.id()));
                yield NEW;
              }
            });
  }
}
