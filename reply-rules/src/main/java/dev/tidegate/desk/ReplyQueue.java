package dev.tidegate.desk;

import dev.tidegate.desk.ReplyQueueState.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The clusters of a room that wait for a public reply, and the deadline of the next one. */
final class ReplyQueue {
  /**
   * Clusters that wait at once; more than a board shows, because each of them is somebody who was
   * promised an answer.
   */
  static final int KEPT = 256;

  /** A budget is waited for more finely than a question's patience. */
  private static final long SLOT_MS = 250;

  /** Counts the distinct buyers of the waiting, beside those of the cluster. */
  private static final String WAITING = "?";

  private final Turn turn;
  private final String room;

  private ReplyQueue(Turn turn, String room) {
    this.turn = turn;
    this.room = room;
  }

  static ReplyQueue of(Turn turn, String room) {
    return new ReplyQueue(turn, room);
  }

  /** Whether a cluster of the room waits. */
  static boolean has(DeskState state, String room, String cluster) {
    ReplyQueueState known = state.get(StateKind.REPLY_QUEUE, room);
    return known != null
        && known.entries().stream().anyMatch(entry -> entry.cluster().equals(cluster));
  }

  boolean isEmpty() {
    return known().entries().isEmpty();
  }

  boolean has(String cluster) {
    return entry(cluster).isPresent();
  }

  /** A buyer waits in a cluster; a full queue loses the one that is served last. */
  void add(String cluster, String buyer, boolean aboutToBuy) {
    long nowMs = turn.arrivedMs();
    Entry before = entry(cluster).orElseGet(() -> new Entry(cluster, nowMs, 0, 0));
    ClusterBuyersState counted = turn.state().get(StateKind.CLUSTER_BUYERS, cluster + WAITING);
    ClusterBuyersState buyers =
        DistinctBuyers.with(
            counted == null || counted.clusterSinceMs() != before.sinceMs()
                ? DistinctBuyers.none(before.sinceMs())
                : counted,
            buyer);
    turn.state().put(StateKind.CLUSTER_BUYERS, cluster + WAITING, buyers);
    List<Entry> entries = without(cluster);
    if (entries.size() >= KEPT) {
      Entry last = entries.stream().min(order(nowMs)).orElseThrow();
      remove(last.cluster());
      Clusters.forgetUnlessShown(turn.state(), room, last.cluster());
      entries.remove(last);
    }
    entries.add(
        new Entry(
            cluster,
            before.sinceMs(),
            DistinctBuyers.count(buyers),
            before.wanting() + (aboutToBuy ? 1 : 0)));
    put(entries, known().dueAtMs());
  }

  /** Takes out a cluster, if it waits. */
  void remove(String cluster) {
    turn.state().remove(StateKind.CLUSTER_BUYERS, cluster + WAITING);
    put(without(cluster), known().dueAtMs());
  }

  /** Forgets the queue of a room with what waits in it. */
  static void end(DeskState state, String room) {
    ReplyQueueState known = state.get(StateKind.REPLY_QUEUE, room);
    state.remove(StateKind.REPLY_QUEUE, room);
    for (Entry entry : known == null ? List.<Entry>of() : known.entries()) {
      state.remove(StateKind.CLUSTER_BUYERS, entry.cluster() + WAITING);
      Clusters.forget(state, entry.cluster());
    }
  }

  /** The cluster that gets the next reply. */
  Optional<Entry> best() {
    return known().entries().stream().max(order(turn.arrivedMs()));
  }

  /** Asks to be looked at again at {@code atMs}, unless that will happen earlier anyway. */
  void lookAgain(long atMs) {
    ReplyQueueState known = known();
    if (known.dueAtMs() == 0 || atMs < known.dueAtMs()) {
      Deadline.BUDGET.at(turn, atMs, SLOT_MS, room);
      put(known.entries(), atMs);
    }
  }

  /** The deadline came. */
  void lookedAt() {
    put(known().entries(), 0);
  }

  private static Comparator<Entry> order(long nowMs) {
    return Comparator.comparingLong((Entry entry) -> entry.score(nowMs))
        .thenComparing(Comparator.comparingLong(Entry::sinceMs).reversed())
        .thenComparing(Entry::cluster);
  }

  private Optional<Entry> entry(String cluster) {
    return known().entries().stream().filter(entry -> entry.cluster().equals(cluster)).findFirst();
  }

  private List<Entry> without(String cluster) {
    List<Entry> entries = new ArrayList<>(known().entries());
    entries.removeIf(entry -> entry.cluster().equals(cluster));
    return entries;
  }

  private ReplyQueueState known() {
    return Objects.requireNonNullElse(
        turn.state().get(StateKind.REPLY_QUEUE, room), ReplyQueueState.EMPTY);
  }

  private void put(List<Entry> entries, long dueAtMs) {
    if (entries.isEmpty() && dueAtMs == 0) {
      turn.state().remove(StateKind.REPLY_QUEUE, room);
    } else {
      turn.state().put(StateKind.REPLY_QUEUE, room, new ReplyQueueState(entries, dueAtMs));
    }
  }
}
