package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The one answer that a cluster waits for, is being given, or has been given.
 *
 * @param template the answer with its placeholders
 * @param cause id of the event that began the waiting
 * @param text what was sent last; empty before
 * @param actionId the reply on its way, null when there is none
 * @param visibleAtMs desk time since when all in the room can read {@code text}, 0 when they cannot
 * @param round counts what was sent by one way for one cause: part of the action's id
 * @param refused the way that did not take it, null before
 * @param why why nothing is on its way while somebody waits, machine-readable
 * @param stale how often the text went stale since somebody waits
 */
public record SharedState(
    String room,
    String account,
    String answerId,
    String template,
    @Nullable String sku,
    String cause,
    String text,
    @Nullable String actionId,
    long visibleAtMs,
    int round,
    @Nullable Channel refused,
    String why,
    int stale) {

  /** A reply went out; it is shared by all who wait now or ask until its outcome is known. */
  SharedState sending(String sent, String action) {
    return with(sent, action, 0, round, refused, "", stale);
  }

  /** The outcome was good; all in the room can read it since {@code atMs}, or cannot: 0. */
  SharedState sent(long atMs) {
    return with(text, null, atMs, round, refused, "", 0);
  }

  /** It waits for somebody. */
  SharedState waiting(String because) {
    return with(text, null, 0, 0, refused, because, stale);
  }

  /** Nothing was shown: it goes once more by the same way. */
  SharedState again(String because, boolean isStale) {
    return with(text, null, 0, round + 1, refused, because, stale + (isStale ? 1 : 0));
  }

  /** It goes on by the way after this one. */
  SharedState refusedBy(Channel channel, String because) {
    return with(text, null, 0, round, channel, because, stale);
  }

  private SharedState with(
      String sent,
      @Nullable String action,
      long atMs,
      int nowRound,
      @Nullable Channel by,
      String because,
      int staleTimes) {
    return new SharedState(
        room,
        account,
        answerId,
        template,
        sku,
        cause,
        sent,
        action,
        atMs,
        nowRound,
        by,
        because,
        staleTimes);
  }
}
