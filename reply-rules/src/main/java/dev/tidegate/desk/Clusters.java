package dev.tidegate.desk;

import dev.tidegate.desk.RoomState.ClusterRef;
import dev.tidegate.event.Board;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.text.Masking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Questions of a room that are one to the host, each one cluster with its distinct buyers. A room
 * keeps at most {@value #KEPT}; when it is full the one that was silent longest among the smallest
 * goes.
 */
final class Clusters {
  static final int KEPT = 50;

  private static final int SHOWN_CODE_POINTS = 80;

  /** As many lines as the host's screen has in large type. */
  private static final int WITH_WORDINGS = 5;

  /** A cluster that nobody mentioned for so long is no longer on the board. */
  static final long SHOWN_MS = 15 * 60_000;

  private static final Comparator<Board.Line> MOST_URGENT =
      Comparator.comparing(Board.Line::pinned)
          .thenComparing(Board.Line::needsPerson)
          .thenComparing(line -> line.answer() == null && line.saidMs() == null)
          .thenComparingInt(Board.Line::buyers)
          .reversed()
          .thenComparing(Comparator.comparingLong(Board.Line::lastMs).reversed())
          .thenComparing(Board.Line::id);

  /**
   * Who goes first when there are too many: never one that is pinned or waits for a person before
   * the others.
   */
  private static final Comparator<ClusterRef> LEAST_WANTED =
      Comparator.comparing(ClusterRef::pinned)
          .thenComparing(ClusterRef::needsPerson)
          .thenComparingInt(ClusterRef::buyers)
          .thenComparingLong(ClusterRef::lastMs);

  private Clusters() {}

  /** Whom a question waits for. */
  enum Waiting {
    FOR_HOST,
    FOR_PERSON,
    /** It was answered automatically. */
    NOT
  }

  /**
   * Puts a question into its cluster and says how many distinct buyers it has now.
   *
   * @param id of the cluster, from {@link ClusterIds}
   * @param answer what was answered automatically, null when it waits
   */
  static int join(
      Turn turn,
      ChatEvent chat,
      String id,
      Waiting waiting,
      @Nullable String sku,
      @Nullable String answer) {
    String room = Objects.requireNonNull(chat.room());
    ClusterState known = find(turn.state(), id, turn.appendMs());
    ClusterState before = waitsAnew(known, waiting) ? null : known;
    long sinceMs = before == null ? turn.appendMs() : before.sinceMs();
    int buyers = counted(turn, id, chat.buyer(), sinceMs);
    ClusterState after =
        new ClusterState(
            before == null ? shown(chat.text()) : before.text(),
            buyers,
            (before == null ? 0 : before.comments()) + 1,
            sinceMs,
            turn.appendMs(),
            waiting == Waiting.FOR_PERSON || (before != null && before.needsPerson()),
            sku,
            answer == null ? null : shown(answer),
            known != null && known.pinned(),
            before == null ? 0 : before.saidMs(),
            before == null ? null : before.said());
    put(turn, room, id, after);
    return buyers;
  }

  static void put(Turn turn, String room, String id, ClusterState cluster) {
    turn.state().put(StateKind.CLUSTER, id, cluster);
    Rooms.update(turn, room, r -> r.withClusters(index(turn, r.clusters(), id, cluster)));
  }

  /** Shows what was answered, or with null that it waits again; a cluster that is gone stays so. */
  static void answered(Turn turn, String room, String id, @Nullable String answer) {
    ClusterState known = find(turn.state(), id, turn.appendMs());
    if (known != null) {
      put(turn, room, id, known.withAnswer(answer == null ? null : shown(answer)));
    }
  }

  /** Changes a question that waits on a board; one that is no longer there stays as it is. */
  static void change(Turn turn, String id, UnaryOperator<ClusterState> change) {
    ClusterState cluster = find(turn.state(), id, turn.appendMs());
    String room = cluster == null ? null : Rooms.showing(turn.state(), id);
    if (cluster != null && room != null && !change.apply(cluster).equals(cluster)) {
      put(turn, room, id, change.apply(cluster));
    }
  }

  /** Who asks after the host spoke, and has no words of the host to be told, waits anew. */
  private static boolean waitsAnew(@Nullable ClusterState known, Waiting waiting) {
    return known != null && known.saidMs() > 0 && known.said() == null && waiting != Waiting.NOT;
  }

  /** What a host reads at a glance. */
  static String shown(String text) {
    return shown(text, SHOWN_CODE_POINTS);
  }

  /** Cut, and without numbers that could be somebody's own. */
  static String shown(String text, int codePoints) {
    String masked = Masking.mask(text);
    int length = masked.codePointCount(0, masked.length());
    return length <= codePoints
        ? masked
        : masked.substring(0, masked.offsetByCodePoints(0, codePoints)) + "…";
  }

  /** The cluster while it is on the board, null when there is none. */
  static @Nullable ClusterState find(DeskState state, String id, long newestMs) {
    ClusterState known = state.get(StateKind.CLUSTER, id);
    return known == null || isOver(known.pinned() || known.needsPerson(), known.lastMs(), newestMs)
        ? null
        : known;
  }

  /** What is pinned or waits for a person does not go by itself. */
  private static boolean isOver(boolean stays, long lastMs, long newestMs) {
    return !stays && newestMs - lastMs > SHOWN_MS;
  }

  static void forget(DeskState state, String id) {
    state.remove(StateKind.CLUSTER, id);
    state.remove(StateKind.CLUSTER_BUYERS, id);
    state.remove(StateKind.ASKED, id);
    if (!SharedOutcomes.isOwed(state, id)) {
      WaitingList.of(state, id).clear();
      state.remove(StateKind.SHARED, id);
    }
  }

  /** Forgets one that is on no board, unless somebody is owed its answer. */
  static void forgetUnlessShown(DeskState state, String room, String id) {
    RoomState known = Rooms.find(state, room);
    if (known == null || !known.has(id)) {
      forget(state, id);
    }
  }

  private static int counted(Turn turn, String id, String buyer, long sinceMs) {
    ClusterBuyersState known = turn.state().get(StateKind.CLUSTER_BUYERS, id);
    ClusterBuyersState before =
        known == null || known.clusterSinceMs() != sinceMs ? DistinctBuyers.none(sinceMs) : known;
    ClusterBuyersState after = DistinctBuyers.with(before, buyer);
    turn.state().put(StateKind.CLUSTER_BUYERS, id, after);
    return DistinctBuyers.count(after);
  }

  /** The index with this cluster in it: without those that are no longer shown, and bounded. */
  private static List<ClusterRef> index(
      Turn turn, List<ClusterRef> before, String id, ClusterState cluster) {
    List<ClusterRef> refs = new ArrayList<>();
    for (ClusterRef ref : before) {
      if (ref.id().equals(id)) {
        continue;
      }
      if (isOver(ref.pinned() || ref.needsPerson(), ref.lastMs(), turn.appendMs())) {
        forget(turn.state(), ref.id());
      } else {
        refs.add(ref);
      }
    }
    if (refs.size() >= KEPT) {
      ClusterRef least = Collections.min(refs, LEAST_WANTED);
      refs.remove(least);
      forget(turn.state(), least.id());
    }
    refs.add(
        new ClusterRef(
            id, cluster.buyers(), cluster.lastMs(), cluster.needsPerson(), cluster.pinned()));
    return refs;
  }

  /** Takes a cluster off the board and forgets it with all who wait in it. */
  static void remove(Turn turn, String room, String id) {
    forget(turn.state(), id);
    Rooms.update(
        turn,
        room,
        r -> r.withClusters(r.clusters().stream().filter(ref -> !ref.id().equals(id)).toList()));
  }

  /** The room's clusters as the host sees them, most urgent first, without what the host hid. */
  static List<Board.Line> lines(
      DeskState state, RoomState room, RoomMarksState marks, long newestMs) {
    List<Board.Line> lines = new ArrayList<>();
    for (ClusterRef ref : room.clusters()) {
      ClusterState cluster = find(state, ref.id(), newestMs);
      if (cluster != null && (cluster.needsPerson() || !marks.hides(ref.id()))) {
        lines.add(
            new Board.Line(
                ref.id(),
                cluster.text(),
                cluster.buyers(),
                cluster.comments(),
                cluster.sinceMs(),
                cluster.lastMs(),
                cluster.needsPerson(),
                cluster.sku(),
                cluster.answer(),
                cluster.pinned(),
                cluster.saidMs() == 0 ? null : cluster.saidMs(),
                List.of()));
      }
    }
    lines.sort(MOST_URGENT);
    return withWordings(state, lines.subList(0, Math.min(lines.size(), Board.MAX_CLUSTERS)));
  }

  /** The first lines that have other wordings show them: all of them would make the board large. */
  private static List<Board.Line> withWordings(DeskState state, List<Board.Line> lines) {
    List<Board.Line> all = new ArrayList<>();
    int more = WITH_WORDINGS;
    for (Board.Line line : lines) {
      List<Board.Wording> wordings = more == 0 ? List.of() : Asked.shown(state, line.id());
      more -= wordings.isEmpty() ? 0 : 1;
      all.add(wordings.isEmpty() ? line : line.withWordings(wordings));
    }
    return all;
  }
}
