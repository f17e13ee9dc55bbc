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
 * @param round 0, then 1 when a stale text is sent again
 * @param refused the way that did not take it, null before
 * @param why why nothing is on its way while somebody waits, machine-readable
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
    String why) {

  /** A reply went out; it is shared by all who wait now or ask until its outcome is known. */
  SharedState sending(String sent, String action) {
    return with(sent, action, 0, round, refused, "");
  }

  /** The outcome was good; all in the room can read it since {@code atMs}, or cannot: 0. */
  SharedState sent(long atMs) {
    return with(text, null, atMs, round, refused, "");
  }

  /** It waits for the budget, or for somebody. */
  SharedState waiting(int nowRound, String because) {
    return with(text, null, 0, nowRound, refused, because);
  }

  /** It goes on by the way after this one. */
  SharedState refusedBy(Channel channel, String because) {
    return with(text, null, 0, round, channel, because);
  }

  private SharedState with(
      String sent,
      @Nullable String action,
      long atMs,
      int nowRound,
      @Nullable Channel by,
      String because) {
    return new SharedState(
        room, account, answerId, template, sku, cause, sent, action, atMs, nowRound, by, because);
  }
}
