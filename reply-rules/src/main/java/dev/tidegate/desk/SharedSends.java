package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import dev.tidegate.text.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends an answer to all who wait in a cluster: to all at once, or to each alone. */
final class SharedSends {
  /** Private answers that one outcome may cause; who asked later stays on the board. */
  static final int MOST_PRIVATE = 200;

  private SharedSends() {}

  /** The text as the product is now; empty when a placeholder has no value. */
  static Optional<Template.Rendered> render(Turn turn, SharedState shared) {
    return Replies.renderAgain(turn, shared.answerId(), shared.template(), shared.sku());
  }

  /** Answers all who wait by one way; false when nobody waits any more. */
  static boolean by(
      Turn turn, String cluster, SharedState shared, Channel channel, Template.Rendered rendered) {
    return switch (channel) {
      case PUBLIC_REPLY, OVERLAY -> toAll(turn, cluster, shared, channel, rendered);
      case PRIVATE_REPLY, DM -> toEach(turn, cluster, shared, channel, rendered);
    };
  }

  private static boolean toAll(
      Turn turn, String cluster, SharedState shared, Channel channel, Template.Rendered rendered) {
    List<String> open = open(turn, cluster);
    if (open.isEmpty()) {
      turn.state().remove(StateKind.SHARED, cluster);
      return false;
    }
    PendingState first = pending(turn, open.get(0), cluster, shared, channel, shared.round());
    String actionId = Replies.actionId(turn, shared.cause(), cluster, channel, shared.round());
    Replies.emit(turn, actionId, first.shared(), rendered);
    turn.state().put(StateKind.SHARED, cluster, shared.sending(rendered.text(), actionId));
    Clusters.answered(turn, shared.room(), cluster, rendered.text());
    return true;
  }

  private static boolean toEach(
      Turn turn, String cluster, SharedState shared, Channel channel, Template.Rendered rendered) {
    Set<String> open = new HashSet<>(open(turn, cluster));
    WaitingList list = WaitingList.of(turn.state(), cluster);
    List<String> alone = new ArrayList<>();
    for (String id : list.takeQuestions()) {
      AskerState asker = turn.state().get(StateKind.ASKER, id);
      if (open.contains(id)
          && asker != null
          && asker.why() == null
          && alone.size() < MOST_PRIVATE) {
        alone.add(id);
      } else if (turn.state().get(StateKind.QUESTION, id) != null) {
        list.add(id);
      }
    }
    SharedOutcomes.stays(turn, cluster, shared, shared.why());
    for (String id : alone) {
      PendingState to = pending(turn, id, cluster, shared, channel, 0);
      Replies.emit(
          turn, Replies.actionId(turn, to.inReplyTo(), to.buyer(), channel, 0), to, rendered);
      told(turn, to.buyer(), to, rendered.text());
    }
    return !alone.isEmpty();
  }

  /** Who waits in the cluster and is in no person's hands. */
  private static List<String> open(Turn turn, String cluster) {
    return WaitingList.of(turn.state(), cluster).all().stream()
        .filter(id -> isOpen(turn, id))
        .toList();
  }

  private static boolean isOpen(Turn turn, String id) {
    QuestionState question = turn.state().get(StateKind.QUESTION, id);
    return question != null
        && turn.state().get(StateKind.ASKER, id) != null
        && !HandOffs.personHas(turn, question.buyer());
  }

  private static PendingState pending(
      Turn turn, String id, String cluster, SharedState shared, Channel channel, int round) {
    QuestionState question = turn.state().get(StateKind.QUESTION, id);
    AskerState asker = turn.state().get(StateKind.ASKER, id);
    if (question == null || asker == null) {
      throw new IllegalStateException("question " + id + " must be open to be answered");
    }
    return new PendingState(
        id,
        shared.answerId(),
        shared.template(),
        shared.sku(),
        asker.account(),
        asker.platform(),
        channel,
        question.room(),
        question.buyer(),
        question.eventId(),
        asker.replyTo(),
        round,
        asker.receivedAtMs(),
        cluster);
  }

  /** Keeps in mind that the buyer was told. */
  static void told(Turn turn, String buyer, PendingState pending, String text) {
    Told.remember(
        turn, Joins.story(turn.state(), buyer), pending.answerKey(), Fingerprint.of(text));
  }
}
