package dev.tidegate.desk;

import java.util.List;

/**
 * The clusters of a room that wait for a public reply; at most {@link ReplyQueue#KEPT}.
 *
 * @param dueAtMs the desk time for which a deadline is set, 0 when there is none
 */
public record ReplyQueueState(List<Entry> entries, long dueAtMs) {
  static final ReplyQueueState EMPTY = new ReplyQueueState(List.of(), 0);

  /**
   * A cluster that waits.
   *
   * @param sinceMs when its first question came, by desk time
   * @param buyers distinct buyers since then
   * @param wanting questions since then that somebody asks who is about to buy
   */
  public record Entry(String cluster, long sinceMs, int buyers, int wanting) {

    /**
     * Which cluster gets the next reply: distinct buyers, those about to buy counting half as much
     * again, times how long the first of them has waited. That is RxW (requests times wait; Aksoy
     * and Franklin, INFOCOM 1998), made for one broadcast that serves all who wait for it: popular
     * answers go first, and a lonely question is not forgotten. One second is added, so that the
     * moment of asking counts.
     */
    long score(long nowMs) {
      return (2L * buyers + Math.min(wanting, buyers)) * (nowMs - sinceMs + 1_000);
    }
  }

  public ReplyQueueState {
    entries = List.copyOf(entries);
  }
}
