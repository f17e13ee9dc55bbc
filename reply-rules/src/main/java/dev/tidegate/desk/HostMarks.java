package dev.tidegate.desk;

import dev.tidegate.desk.RoomMarksState.Hidden;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HostMark;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides about what the host did on the board: a mark is applied whole, or ignored with the
 * reason.
 */
final class HostMarks {
  private HostMarks() {}

  static Ruling decide(Turn turn, HostMark mark) {
    if (!mark.kind().aboutCluster()) {
      return ItemMarks.decide(turn, mark);
    }
    String id = cluster(mark);
    ClusterState cluster = onBoard(turn, mark.room(), id);
    if (cluster == null) {
      return ignored(turn, "cluster_gone");
    }
    turn.because(
        "host_mark",
        "kind",
        mark.kind().name().toLowerCase(Locale.ROOT),
        "buyers",
        Integer.toString(cluster.buyers()));
    return switch (mark.kind()) {
      case MERGED -> ClusterMoves.merge(turn, mark);
      case SPLIT -> ClusterMoves.split(turn, mark, cluster);
      case HIDDEN -> hidden(turn, mark, cluster);
      default -> {
        Clusters.put(turn, mark.room(), id, changed(turn, mark, cluster));
        yield applied();
      }
    };
  }

  private static ClusterState changed(Turn turn, HostMark mark, ClusterState cluster) {
    return switch (mark.kind()) {
      case ANSWERED -> answered(turn, mark, cluster);
      case PINNED -> cluster.withPin(true);
      case UNPINNED -> cluster.withPin(false);
      default -> throw new IllegalStateException("no change of a line: " + mark.kind());
    };
  }

  private static ClusterState answered(Turn turn, HostMark mark, ClusterState cluster) {
    ClusterState said = cluster.saidAt(turn.appendMs(), mark.text());
    OnAir.tellWhoWaits(turn, mark, cluster(mark), cluster, turn.appendMs(), mark.text());
    return said;
  }

  /** What needs a person stays; who waits for the rest is not answered, and the ledger says so. */
  private static Ruling hidden(Turn turn, HostMark mark, ClusterState cluster) {
    if (cluster.needsPerson()) {
      return ignored(turn, "cluster_needs_person");
    }
    RoomMarksState marks = RoomMarks.of(turn.state(), mark.room());
    if (marks.hidden().size() >= RoomMarks.MOST) {
      return ignored(turn, "marks_full");
    }
    Hidden hidden = new Hidden(cluster(mark), cluster.text());
    RoomMarks.put(turn, mark.room(), RoomMarks.hide(marks, hidden));
    Clusters.remove(turn, mark.room(), cluster(mark));
    return applied();
  }

  /** The cluster if it is on this room's board, null when it is not. */
  static @Nullable ClusterState onBoard(Turn turn, String room, String id) {
    RoomState known = Rooms.find(turn.state(), room);
    ClusterState cluster = Clusters.find(turn.state(), id, turn.appendMs());
    boolean shown =
        known != null
            && cluster != null
            && known.has(id)
            && (cluster.needsPerson() || !RoomMarks.of(turn.state(), room).hides(id));
    return shown ? cluster : null;
  }

  private static String cluster(HostMark mark) {
    return Objects.requireNonNull(mark.cluster(), "a mark of a question names it");
  }

  static Ruling applied() {
    return Ruling.of(Disposition.APPLIED, "host_mark");
  }

  static Ruling ignored(Turn turn, String reason, String... facts) {
    turn.because(reason, facts);
    return Ruling.of(Disposition.IGNORED, reason);
  }
}
