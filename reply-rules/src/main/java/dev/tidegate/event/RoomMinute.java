package dev.tidegate.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a room within one minute, whole at every change: of two with the same merchant,
 * room and minute the one with the higher revision holds.
 *
 * @param room null = direct messages that belong to no room
 * @param minuteMs start of the minute, in append time
 * @param revision how many inputs were added up
 * @param figures counts by the codes of {@code dev.tidegate.insight.Figure}; what is absent is zero
 * @param rulings comments and direct messages by {@code DISPOSITION/reason}
 * @param answers answered questions by the rule, FAQ entry or product field that answered
 * @param waits answered questions by how long the reply took: the upper bound in milliseconds, or
 *     {@code more}
 * @param boardSeq of the board that {@code clusters} were taken from, 0 when there was none
 * @param clusters the largest on the board at its last change within the minute
 */
public record RoomMinute(
    String merchant,
    @Nullable String room,
    long minuteMs,
    long revision,
    Map<String, Long> figures,
    Map<String, Long> rulings,
    Map<String, Long> answers,
    Map<String, Long> waits,
    long boardSeq,
    List<Cluster> clusters)
    implements Travelling {

  /**
   * A question of several buyers as it stood on the board; counts are since it came up.
   *
   * @param text as the first buyer wrote it, masked and cut
   * @param answered whether it was answered automatically or by the host
   */
  public record Cluster(
      String id, String text, long buyers, long comments, boolean needsPerson, boolean answered) {}

  public RoomMinute {
    Require.text(merchant, "merchant");
    figures = sorted(figures);
    rulings = sorted(rulings);
    answers = sorted(answers);
    waits = sorted(waits);
    clusters = List.copyOf(clusters);
  }

  /** Sorted, so that equal minutes have equal bytes. */
  private static SortedMap<String, Long> sorted(Map<String, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
