package dev.tidegate.desk;

import dev.tidegate.desk.AskedState.Wording;
import dev.tidegate.desk.RoomMarksState.Merged;
import dev.tidegate.event.HostMark;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes two questions of the board one, or one two, with all who wait in them; what comes later
 * follows for the rest of the show.
 */
final class ClusterMoves {
  private ClusterMoves() {}

  /**
   * Puts a question into another. Only what waits, or what the host spoke of, can be put together:
   * an automatic answer was chosen for other words. What needs a person goes only to its like, so
   * that it stays where persons look.
   */
  static Ruling merge(Turn turn, HostMark mark) {
    String from = Objects.requireNonNull(mark.cluster(), "a merge names the question");
    String into = Objects.requireNonNull(mark.target(), "a merge names the target");
    ClusterState source = HostMarks.onBoard(turn, mark.room(), from);
    ClusterState target = HostMarks.onBoard(turn, mark.room(), into);
    RoomMarksState marks = RoomMarks.of(turn.state(), mark.room());
    if (source == null || target == null) {
      return HostMarks.ignored(turn, "cluster_gone");
    }
    String problem = problem(mark.room(), from, source, into, target, marks);
    if (problem != null) {
      return HostMarks.ignored(turn, problem);
    }
    boolean anew = target.saidMs() > 0 && target.said() == null;
    long sinceMs = anew ? source.sinceMs() : Math.min(source.sinceMs(), target.sinceMs());
    int buyers = mergeBuyers(turn.state(), from, anew ? from : into, into, sinceMs);
    ClusterState both = both(source, target, anew, buyers, sinceMs);
    mergeWaiting(turn, from, into);
    Asked.merge(turn.state(), from, into);
    Merged merged = new Merged(from, source.text(), into);
    RoomMarks.put(turn, mark.room(), RoomMarks.merge(marks, merged));
    Clusters.remove(turn, mark.room(), from);
    Clusters.put(turn, mark.room(), into, both);
    if (both.said() != null && !both.needsPerson()) {
      OnAir.tellWhoWaits(turn, mark, into, both, both.saidMs(), both.said());
    }
    return HostMarks.applied();
  }

  private static @Nullable String problem(
      String room,
      String from,
      ClusterState source,
      String into,
      ClusterState target,
      RoomMarksState marks) {
    if (!ClusterIds.isOfWaiting(room, from) || !ClusterIds.isOfWaiting(room, into)) {
      return "cluster_answered";
    }
    if (source.needsPerson() && !target.needsPerson()) {
      return "cluster_needs_person";
    }
    return marks.merged().size() >= RoomMarks.MOST ? "marks_full" : null;
  }

  /**
   * The target with what the source brings.
   *
   * @param anew the host spoke of the target without words: who asked in the source did not hear
   *     it, so it waits again
   */
  private static ClusterState both(
      ClusterState source, ClusterState target, boolean anew, int buyers, long sinceMs) {
    return new ClusterState(
        target.text(),
        buyers,
        source.comments() + (anew ? 0 : target.comments()),
        sinceMs,
        Math.max(source.lastMs(), target.lastMs()),
        source.needsPerson() || target.needsPerson(),
        target.sku() == null ? source.sku() : target.sku(),
        target.answer(),
        source.pinned() || target.pinned(),
        anew ? 0 : target.saidMs(),
        target.said());
  }

  /** Moves all who wait; a hand-off that has a seat in both keeps one. */
  private static void mergeWaiting(Turn turn, String from, String into) {
    WaitingList waiting = WaitingList.of(turn.state(), into);
    Set<String> known = new HashSet<>(waiting.all());
    for (String one : WaitingList.of(turn.state(), from).takeAll()) {
      Seats.move(turn, one, from, into);
      if (known.add(one)) {
        waiting.add(one);
      }
    }
  }

  private static int mergeBuyers(
      DeskState state, String from, String with, String into, long sinceMs) {
    ClusterBuyersState buyers =
        DistinctBuyers.union(sinceMs, buyers(state, from), buyers(state, with));
    state.put(StateKind.CLUSTER_BUYERS, into, buyers);
    return DistinctBuyers.count(buyers);
  }

  private static ClusterBuyersState buyers(DeskState state, String cluster) {
    return Objects.requireNonNullElse(
        state.get(StateKind.CLUSTER_BUYERS, cluster), DistinctBuyers.none(0));
  }

  /**
   * Takes one wording out of a question, with those who wait in these words; nothing is folded into
   * or out of it any more. With more than {@link DistinctBuyers#EXACT} buyers the number of those
   * who are left cannot be told and stays as it was. Who needs a person stays in the question.
   */
  static Ruling split(Turn turn, HostMark mark, ClusterState cluster) {
    String from = Objects.requireNonNull(mark.cluster(), "a split names the question");
    String id = Objects.requireNonNull(mark.wording(), "a split names the wording");
    RoomMarksState marks = RoomMarks.of(turn.state(), mark.room());
    Wording wording = Asked.wording(turn.state(), from, id);
    if (wording == null) {
      return HostMarks.ignored(turn, "wording_gone");
    }
    if (marks.apart().size() >= RoomMarks.MOST) {
      return HostMarks.ignored(turn, "marks_full");
    }
    RoomMarks.put(turn, mark.room(), RoomMarks.split(marks, id));
    Asked.split(turn.state(), from, wording);
    Set<String> gone = moveWaiting(turn, from, id);
    ClusterBuyersState left = DistinctBuyers.without(buyers(turn.state(), from), gone);
    turn.state().put(StateKind.CLUSTER_BUYERS, from, left);
    int comments = Math.max(1, cluster.comments() - wording.comments());
    Clusters.put(
        turn,
        mark.room(),
        from,
        cluster.withFigures(Math.max(1, DistinctBuyers.count(left)), comments));
    openAlone(turn, mark.room(), wording, cluster);
    return HostMarks.applied();
  }

  /** Moves the open questions in these words; gives the buyers who do not wait in others, too. */
  private static Set<String> moveWaiting(Turn turn, String from, String id) {
    Set<String> moved = new HashSet<>();
    Set<String> stay = new HashSet<>();
    WaitingList rest = WaitingList.of(turn.state(), from);
    WaitingList apart = WaitingList.of(turn.state(), id);
    ClusterBuyersState buyers = buyers(turn.state(), id);
    for (String obligation : rest.takeAll()) {
      QuestionState question = turn.state().get(StateKind.QUESTION, obligation);
      if (question == null) {
        if (Seats.handOff(turn.state(), obligation) != null) {
          rest.add(obligation);
          stay.add(Seats.buyer(obligation));
        }
        continue;
      }
      boolean moves = id.equals(question.wording());
      (moves ? apart : rest).add(obligation);
      (moves ? moved : stay).add(question.buyer());
      buyers = moves ? DistinctBuyers.with(buyers, question.buyer()) : buyers;
    }
    turn.state().put(StateKind.CLUSTER_BUYERS, id, buyers);
    moved.removeAll(stay);
    return moved;
  }

  /** Puts the wording on the board when somebody waits in these words; else the next one does. */
  private static void openAlone(Turn turn, String room, Wording wording, ClusterState from) {
    ClusterBuyersState waiting = buyers(turn.state(), wording.id());
    if (DistinctBuyers.count(waiting) == 0) {
      Clusters.forget(turn.state(), wording.id());
      return;
    }
    turn.state()
        .put(
            StateKind.CLUSTER_BUYERS,
            wording.id(),
            new ClusterBuyersState(wording.sinceMs(), waiting.hashes(), waiting.sketch()));
    Clusters.put(
        turn,
        room,
        wording.id(),
        new ClusterState(
            wording.text(),
            DistinctBuyers.count(waiting),
            wording.comments(),
            wording.sinceMs(),
            from.lastMs(),
            false,
            from.sku(),
            null,
            false,
            0,
            null));
  }
}
