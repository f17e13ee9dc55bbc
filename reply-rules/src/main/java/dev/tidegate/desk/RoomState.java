package dev.tidegate.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room: what is on show, its figures, and the bounded index of its clusters.
 *
 * @param seq rises with every change that the board shows
 */
public record RoomState(
    long seq,
    @Nullable Integer onShowLink,
    long comments,
    long questions,
    long answered,
    List<ClusterRef> clusters) {
  /** A cluster of the room and what is needed to choose which one to let go. */
  public record ClusterRef(String id, int buyers, long lastMs) {}

  public RoomState {
    clusters = List.copyOf(clusters);
  }
}
