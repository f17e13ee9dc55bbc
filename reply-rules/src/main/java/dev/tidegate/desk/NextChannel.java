package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import java.util.Optional;

/**
 * Where the answer to one question of a room goes when a way did not take it: the merchant's next
 * way, and at their end the host's board, where the question waits and says why.
 */
final class NextChannel {
  private NextChannel() {}

  /** The question is open and its last way certainly showed nothing. */
  static void after(Turn turn, PendingState pending, String why) {
    Optional<Template.Rendered> rendered =
        Replies.renderAgain(turn, pending.answerId(), pending.template(), pending.sku());
    Optional<Channel> next =
        rendered.flatMap(
            text -> Accounts.after(turn, pending.account(), text.text(), pending.channel()));
    if (next.isEmpty()) {
      turn.because("no_channel_left", "reason", why);
      onBoard(turn, pending, why);
      return;
    }
    turn.because("next_channel", "channel", next.get().name());
    if (next.get() == Channel.PUBLIC_REPLY
        && Accounts.of(turn.state(), pending.account()).hasQuota()) {
      if (!SharedReplies.follows(turn, pending, rendered.get().text())) {
        onBoard(turn, pending, why);
      }
      return;
    }
    PendingState on = pending.by(next.get());
    Replies.emit(
        turn,
        Replies.actionId(turn, on.inReplyTo(), on.buyer(), on.channel(), on.round()),
        on,
        rendered.get());
  }

  /** It waits in its cluster: the host sees it as unanswered. */
  private static void onBoard(Turn turn, PendingState pending, String why) {
    String question = pending.openQuestion();
    String cluster = pending.clusterOfRoom();
    Questions.waits(turn, question);
    turn.state().put(StateKind.ASKER, question, pending.asker(cluster, why));
    WaitingList.of(turn.state(), cluster).add(question);
    Stories.waits(
        turn, pending.buyer(), question, cluster, ReachState.of(pending, turn.appendMs()));
    BackOnBoard.show(turn, pending.roomOfQuestion(), cluster, pending.template(), pending.sku());
    Clusters.forgetUnlessShown(turn.state(), pending.roomOfQuestion(), cluster);
  }
}
