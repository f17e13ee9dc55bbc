package dev.tidegate.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room: what is on show, its figures, and the bounded index of its clusters.
 *
 * @param seq offset of the record that changed it last: rises, also when a room is forgotten and
 *     begun anew
 * @param atMs when it was changed last, by desk time
 * @param wanting comments that only want to buy ("扣1", "想要") since the item is on show
 * @param rings floods that were held back
 * @param held comments that were held back with them
 * @param show names the show that is on: one more than the offset of the record that opened it; 0
 *     without one, and then all else is empty
 */
public record RoomState(
    long seq,
    long atMs,
    @Nullable Integer onShowLink,
    long comments,
    long questions,
    long answered,
    List<ClusterRef> clusters,
    long wanting,
    long rings,
    long held,
    long show) {
  /** A room without a show. */
  static final RoomState CLOSED = new RoomState(0, 0, null, 0, 0, 0, List.of(), 0, 0, 0, 0);

  /** A cluster of the room and what is needed to choose which one to let go. */
  public record ClusterRef(
      String id, int buyers, long lastMs, boolean needsPerson, boolean pinned) {}

  public RoomState {
    clusters = List.copyOf(clusters);
  }

  /** Whether a cluster is on this room's board. */
  boolean has(String cluster) {
    return clusters.stream().anyMatch(ref -> ref.id().equals(cluster));
  }

  RoomState changedAt(long offset, long nowMs, long nowOn) {
    return new RoomState(
        offset,
        nowMs,
        onShowLink,
        comments,
        questions,
        answered,
        clusters,
        wanting,
        rings,
        held,
        nowOn);
  }

  /** With another comment; {@code asked} and {@code replied} are 1 or 0. */
  RoomState heard(int asked, int replied) {
    return new RoomState(
        seq,
        atMs,
        onShowLink,
        comments + 1,
        questions + asked,
        answered + replied,
        clusters,
        wanting,
        rings,
        held,
        show);
  }

  RoomState withClusters(List<ClusterRef> refs) {
    return new RoomState(
        seq, atMs, onShowLink, comments, questions, answered, refs, wanting, rings, held, show);
  }

  /** Another item is on show: who wants that one is counted anew. */
  RoomState showing(@Nullable Integer link) {
    return new RoomState(
        seq, atMs, link, comments, questions, answered, clusters, 0, rings, held, show);
  }

  RoomState wantedOnceMore() {
    return new RoomState(
        seq,
        atMs,
        onShowLink,
        comments,
        questions,
        answered,
        clusters,
        wanting + 1,
        rings,
        held,
        show);
  }

  /** One more comment was held back, of a flood that is new or known. */
  RoomState heldBack(boolean newFlood) {
    return new RoomState(
        seq,
        atMs,
        onShowLink,
        comments,
        questions,
        answered,
        clusters,
        wanting,
        rings + (newFlood ? 1 : 0),
        held + 1,
        show);
  }
}
