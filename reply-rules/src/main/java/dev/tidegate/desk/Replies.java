package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.Wordings;
import dev.tidegate.text.Fingerprint;
import java.util.List;
import java.util.Optional;
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

  /**
   * The text of an answer, later: with the product as it is now, and what its data say worded anew,
   * so that "in stock" does not become "in stock, 0 left". Empty when a placeholder has no value.
   */
  static Optional<Template.Rendered> renderAgain(
      Turn turn, String answerId, String template, @Nullable String sku) {
    Answer answer = again(turn, answerId, template, sku);
    return Told.render(turn, Wordings.of(answer.template(), 0), answer.product());
  }

  /** An answer as the product's data word it now. */
  static Answer again(Turn turn, String answerId, String template, @Nullable String sku) {
    Product product = sku == null ? null : Catalog.product(turn.state(), sku);
    String worded = product == null ? template : ProductAnswers.again(answerId, template, product);
    return new Answer(answerId, worded, product);
  }

  /**
   * By which way an answer goes.
   *
   * @param cluster where the question waits if it does not get there, null when nobody asked in
   *     public
   */
  record Way(Action.Channel channel, @Nullable String cluster) {}

  /** Sends an answer to the buyer who wrote {@code chat}; a question becomes an obligation. */
  static void send(
      Turn turn,
      ChatEvent chat,
      Answer answer,
      Template.Rendered rendered,
      boolean question,
      Way way) {
    Action.Channel channel = way.channel();
    String actionId = actionId(turn, chat.id(), chat.buyer(), channel, 0);
    String obligationId = question ? Questions.open(turn, chat, actionId) : null;
    PendingState pending = pending(chat, answer, obligationId, way);
    emit(turn, actionId, pending, rendered);
  }

  /**
   * Says something in the room that nobody is owed, as a reply to one buyer.
   *
   * @param cause id of what it follows from
   * @param channel one that the whole room sees
   * @param known by what the text is known again
   */
  static void sayInRoom(
      Turn turn,
      String cause,
      Action.Channel channel,
      String room,
      AskedState.Asker to,
      Answer answer,
      String known) {
    String actionId = actionId(turn, cause, to.buyer(), channel, 0);
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
            to.receivedAtMs(),
            null);
    emit(turn, actionId, pending, new Template.Rendered(answer.template(), List.of()));
    Told.remember(turn, Joins.story(turn.state(), to.buyer()), answer.key(), Fingerprint.of(known));
  }

  /** What must be remembered of an answer to {@code chat}. */
  static PendingState pending(
      ChatEvent chat, Answer answer, @Nullable String obligationId, Way way) {
    return new PendingState(
        obligationId,
        answer.id(),
        answer.template(),
        answer.product() == null ? null : answer.product().sku(),
        chat.account(),
        chat.platform(),
        way.channel(),
        chat.room(),
        chat.buyer(),
        chat.id(),
        chat.replyTo(),
        0,
        chat.receivedAtMs(),
        way.cluster());
  }

  /** Puts an action out and keeps what is needed to decide about its outcome. */
  static void emit(Turn turn, String actionId, PendingState pending, Template.Rendered rendered) {
    emit(turn, actionId, pending, rendered, Action.Kind.REPLY);
  }

  /** As {@link #emit(Turn, String, PendingState, Template.Rendered)}, of another kind. */
  static void emit(
      Turn turn,
      String actionId,
      PendingState pending,
      Template.Rendered rendered,
      Action.Kind kind) {
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
            pending.causeReceivedAtMs(),
            kind));
    turn.state().put(StateKind.PENDING, actionId, pending);
    Questions.forgetLater(turn, actionId);
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
