package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.Obligation.ClosedBy;
import java.util.Locale;

/** Decides about what the host did with a question on the board. */
final class HostMarks {
  private HostMarks() {}

  static Ruling decide(Turn turn, HostMark mark) {
    RoomState room = Rooms.find(turn.state(), mark.room());
    ClusterState cluster = Clusters.find(turn.state(), mark.cluster(), turn.appendMs());
    if (room == null || cluster == null || !room.has(mark.cluster())) {
      turn.because("cluster_gone");
      return Ruling.of(Disposition.IGNORED, "cluster_gone");
    }
    turn.because(
        "host_mark",
        "kind",
        mark.kind().name().toLowerCase(Locale.ROOT),
        "buyers",
        Integer.toString(cluster.buyers()));
    Clusters.put(
        turn,
        mark.room(),
        mark.cluster(),
        switch (mark.kind()) {
          case ANSWERED -> answered(turn, mark, cluster);
          case PINNED -> cluster.withPin(true);
          case UNPINNED -> cluster.withPin(false);
        });
    return Ruling.of(Disposition.APPLIED, "host_mark");
  }

  /** Everybody who waits in the room has heard it; what needed a person was seen by one. */
  private static ClusterState answered(Turn turn, HostMark mark, ClusterState cluster) {
    ClosedBy by = cluster.needsPerson() ? ClosedBy.ANSWERED_BY_PERSON : ClosedBy.SAID_ON_AIR;
    WaitingList.of(turn.state(), mark.cluster())
        .takeAll()
        .forEach(waiting -> HandOffs.answered(turn, mark.cluster(), waiting, by, "host_mark"));
    return cluster.saidAt(turn.appendMs(), mark.text());
  }
}
