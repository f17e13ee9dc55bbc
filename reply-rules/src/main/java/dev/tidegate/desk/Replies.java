package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Product;
import dev.tidegate.ruleset.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes replies: cool-down, text, action, and what is remembered until the outcome is known. */
final class Replies {
  private static final int REMEMBERED_ANSWERS = 8;

  private Replies() {}

  /**
   * An answer that was found for a comment.
   *
   * @param id rule, FAQ entry or product answer, for example {@code K01}
   */
  record Answer(String id, String template, @Nullable Product product) {
    /** What the cool-down counts by: the same rule about another product is another answer. */
    String key() {
      return product == null ? id : id + "|" + product.sku();
    }
  }

  /** Seconds since the buyer was given this answer, if that is within the cool-down. */
  static Optional<Long> secondsSinceGiven(Turn turn, String buyer, Answer answer) {
    BuyerState known = turn.state().get(StateKind.BUYER, buyer);
    if (known == null) {
      return Optional.empty();
    }
    long coolDownMs = Questions.policy(turn).coolDownMs();
    return known.answers().stream()
        .filter(given -> given.answer().equals(answer.key()))
        .map(given -> turn.nowMs() - given.atMs())
        .filter(agoMs -> agoMs < coolDownMs)
        .map(agoMs -> agoMs / 1000)
        .findFirst();
  }

  /** The text of an answer; empty when a placeholder has no value. */
  static Optional<Template.Rendered> render(Turn turn, Answer answer) {
    return Template.render(
        answer.template(), answer.product(), turn.appendMs() + Questions.policy(turn).factAgeMs());
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
    remember(turn, chat.buyer(), answer);
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
    if (pending.obligationId() == null) {
      return;
    }
    QuestionState question = turn.state().get(StateKind.QUESTION, pending.obligationId());
    if (question != null) {
      turn.state()
          .put(
              StateKind.QUESTION,
              pending.obligationId(),
              new QuestionState(question.eventId(), question.room(), question.buyer(), actionId));
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

  private static void remember(Turn turn, String buyer, Answer answer) {
    remember(turn, buyer, answer.key());
  }

  /** The buyer knows this answer now: within the cool-down it is not given again. */
  static void remember(Turn turn, String buyer, String answer) {
    BuyerState known = BuyerState.of(turn.state(), buyer);
    List<BuyerState.Given> answers = new ArrayList<>();
    answers.add(new BuyerState.Given(answer, turn.nowMs()));
    known.answers().stream()
        .filter(given -> !given.answer().equals(answer))
        .limit(REMEMBERED_ANSWERS - 1)
        .forEach(answers::add);
    turn.state().put(StateKind.BUYER, buyer, known.withAnswers(answers));
  }
}
