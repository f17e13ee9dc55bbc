package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.text.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes replies: the action, and what is remembered until the outcome is known. */
final class Replies {
  private Replies() {}

  /**
   * An answer that was found for a comment.
   *
   * @param id rule, FAQ entry or product answer, for example {@code K01}
   * @param template with placeholders, and with choices where there are several wordings
   */
  record Answer(String id, String template, @Nullable Product product) {
    /** What the cool-down counts by: the same rule about another product is another answer. */
    String key() {
      return product == null ? id : id + "|" + product.sku();
    }
  }

  /** Sends an answer to the buyer who wrote {@code chat}; a question becomes an obligation. */
  static void send(
      Turn turn, ChatEvent chat, Answer answer, Template.Rendered rendered, boolean question) {
    Action.Channel channel =
        chat.kind() == ChatEvent.Kind.DM ? Action.Channel.DM : Action.Channel.PUBLIC_REPLY;
    String actionId = actionId(turn, chat.id(), chat.buyer(), channel, 0);
    String obligationId = question ? Questions.open(turn, chat, actionId) : null;
    if (!question) {
      Questions.forgetLater(turn, actionId);
    }
    PendingState pending =
        new PendingState(
            obligationId,
            answer.id(),
            answer.template(),
            answer.product() == null ? null : answer.product().sku(),
            chat.account(),
            chat.platform(),
            channel,
            chat.room(),
            chat.buyer(),
            chat.id(),
            chat.replyTo(),
            0,
            chat.receivedAtMs());
    emit(turn, actionId, pending, rendered);
  }

  /**
   * Says something in the room that nobody is owed, as a reply to one buyer.
   *
   * @param cause id of what it follows from
   * @param known by what the text is known again
   */
  static void sayInRoom(
      Turn turn, String cause, String room, AskedState.Asker to, Answer answer, String known) {
    Action.Channel channel = Action.Channel.PUBLIC_REPLY;
    String actionId = actionId(turn, cause, to.buyer(), channel, 0);
    Questions.forgetLater(turn, actionId);
    PendingState pending =
        new PendingState(
            null,
            answer.id(),
            answer.template(),
            null,
            to.account(),
            to.platform(),
            channel,
            room,
            to.buyer(),
            to.eventId(),
            to.replyTo(),
            0,
            to.receivedAtMs());
    emit(turn, actionId, pending, new Template.Rendered(answer.template(), List.of()));
    Told.remember(turn, Joins.story(turn.state(), to.buyer()), answer.key(), Fingerprint.of(known));
  }

  /** Puts an action out and keeps what is needed to decide about its outcome. */
  static void emit(Turn turn, String actionId, PendingState pending, Template.Rendered rendered) {
    Policy policy = Questions.policy(turn);
    turn.emit(
        new Action(
            turn.nextActionSource(),
            actionId,
            turn.merchant(),
            pending.account(),
            pending.platform(),
            pending.channel(),
            pending.room(),
            pending.buyer(),
            pending.inReplyTo(),
            pending.replyTo(),
            rendered.text(),
            rendered.facts(),
            turn.appendMs() + policy.actionExpiryMs(),
            pending.round(),
            pending.causeReceivedAtMs()));
    turn.state().put(StateKind.PENDING, actionId, pending);
    if (pending.obligationId() == null) {
      return;
    }
    QuestionState question = turn.state().get(StateKind.QUESTION, pending.obligationId());
    if (question != null) {
      turn.state().put(StateKind.QUESTION, pending.obligationId(), question.withAction(actionId));
    }
  }

  /**
   * The id of a reply: the same cause, target, channel and round give the same id, whatever the
   * text.
   */
  static String actionId(Turn turn, String cause, String buyer, Action.Channel channel, int round) {
    return Ids.hash(
        turn.merchant(), cause, "reply", buyer, channel.name(), Integer.toString(round));
  }
}
