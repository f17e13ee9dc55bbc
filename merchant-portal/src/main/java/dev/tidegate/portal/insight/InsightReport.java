package dev.tidegate.portal.insight;

import dev.tidegate.event.RoomMinute.Cluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a span of time.
 *
 * @param figures by the codes of {@code dev.tidegate.insight.Figure}, all of them
 * @param silent followed questions whose buyer did nothing that tells in the time allowed
 * @param open followed questions whose buyer has still time
 * @param settledToMs questions asked before this had all their time
 * @param followUpMs how long a buyer has
 * @param waits of replies that were sent, null when there were none
 * @param rulings comments and direct messages by disposition and reason, most first
 * @param answers what answered most
 * @param hot the largest questions on the boards, most said first
 * @param series comments, questions and answers in steps of {@code stepMs}, without the empty ones
 * @param rooms with figures in the span, whatever room was asked for
 */
record InsightReport(
    long fromMs,
    long toMs,
    Map<String, Long> figures,
    long silent,
    long open,
    long settledToMs,
    long followUpMs,
    @Nullable Waits waits,
    List<Ruling> rulings,
    List<Answered> answers,
    List<Hot> hot,
    long stepMs,
    List<Point> series,
    List<String> rooms) {

  /**
   * Bounds that half and nine in ten of the replies kept, in ms; null = longer than is told apart.
   */
  record Waits(@Nullable Long halfWithinMs, @Nullable Long nineInTenWithinMs, long replies) {}

  record Ruling(String disposition, String reason, long count) {}

  record Answered(String answerId, long count) {}

  record Hot(String room, Cluster cluster) {}

  record Point(long atMs, long comments, long questions, long answered) {}
}
