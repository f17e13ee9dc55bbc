package dev.tidegate.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room: what is on show, its figures, and the bounded index of its clusters.
 *
 * @param seq offset of the record that changed it last: rises, also when a room is forgotten and
 *     begun anew
 * @param atMs when it was changed last, by desk time
 */
public record RoomState(
    long seq,
    long atMs,
    @Nullable Integer onShowLink,
    long comments,
    long questions,
    long answered,
    List<ClusterRef> clusters) {
  /** A cluster of the room and what is needed to choose which one to let go. */
  public record ClusterRef(String id, int buyers, long lastMs, boolean needsPerson) {}

  public RoomState {
    clusters = List.copyOf(clusters);
  }
}
