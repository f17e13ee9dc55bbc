package dev.tidegate.insight;

import dev.tidegate.event.RoomMinute.Cluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be added to a minute of a room.
 *
 * @param minuteMs start of the minute
 * @param rulings, answers, waits as in {@link dev.tidegate.event.RoomMinute}
 * @param boardSeq of the board that {@code clusters} come from; 0 = no board
 */
public record MinuteChange(
    String merchant,
    @Nullable String room,
    long minuteMs,
    Map<String, Long> figures,
    Map<String, Long> rulings,
    Map<String, Long> answers,
    Map<String, Long> waits,
    long boardSeq,
    List<Cluster> clusters) {

  /** Length of a window. */
  public static final long MINUTE_MS = 60_000;

  public MinuteChange {
    figures = Map.copyOf(figures);
    rulings = Map.copyOf(rulings);
    answers = Map.copyOf(answers);
    waits = Map.copyOf(waits);
    clusters = List.copyOf(clusters);
  }

  /** Only figures, in the minute of {@code atMs}. */
  static MinuteChange of(
      String merchant, @Nullable String room, long atMs, Map<String, Long> figures) {
    return new MinuteChange(
        merchant, room, minuteOf(atMs), figures, Map.of(), Map.of(), Map.of(), 0, List.of());
  }

  /** Only how long a reply took. */
  static MinuteChange waited(String merchant, @Nullable String room, long atMs, String bucket) {
    return new MinuteChange(
        merchant,
        room,
        minuteOf(atMs),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(bucket, 1L),
        0,
        List.of());
  }

  static long minuteOf(long atMs) {
    return Math.floorDiv(atMs, MINUTE_MS) * MINUTE_MS;
  }

  /** Whether there is nothing to add. */
  public boolean isEmpty() {
    return figures.isEmpty() && rulings.isEmpty() && waits.isEmpty() && boardSeq == 0;
  }

  /** Names the window, for keying by it. */
  public String window() {
    return merchant + "\n" + (room == null ? "" : room) + "\n" + minuteMs;
  }
}
