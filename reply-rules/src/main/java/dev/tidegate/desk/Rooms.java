package dev.tidegate.desk;

import dev.tidegate.event.RoomEvent;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of a room's state; each makes the board look different. */
final class Rooms {
  private static final RoomState NEW = new RoomState(0, null, 0, 0, 0, List.of());

  private Rooms() {}

  static void update(Turn turn, String room, UnaryOperator<RoomState> change) {
    RoomState before = turn.state().get(StateKind.ROOM, room);
    RoomState after = change.apply(before == null ? NEW : before);
    turn.state()
        .put(
            StateKind.ROOM,
            room,
            new RoomState(
                after.seq() + 1,
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
        r.onShowLink(),
        r.comments() + 1,
        r.questions() + questions,
        r.answered() + answered,
        r.clusters());
  }

  static RoomState withClusters(RoomState r, List<RoomState.ClusterRef> clusters) {
    return new RoomState(
        r.seq(), r.onShowLink(), r.comments(), r.questions(), r.answered(), clusters);
  }

  /** An item goes on show; the end of a show takes it off and ends its clusters. */
  static RoomState after(RoomState r, RoomEvent event) {
    return switch (event.kind()) {
      case ITEM_ON_SHOW ->
          new RoomState(
              r.seq(), event.link(), r.comments(), r.questions(), r.answered(), r.clusters());
      case SHOW_STARTED, SHOW_ENDED -> new RoomState(r.seq(), null, 0, 0, 0, List.of());
    };
  }
}
