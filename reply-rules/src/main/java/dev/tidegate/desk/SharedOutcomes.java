package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.text.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an answer that several share: sent, it closes what all of them were owed; refused
 * or unseen, it takes the merchant's next way for all of them; at the end of the ways they wait on
 * the host's board. What may have been shown is never repeated.
 */
final class SharedOutcomes {
  /** Private answers that one outcome may cause; who asked later stays on the board. */
  static final int MOST_PRIVATE = 200;

  private SharedOutcomes() {}

  /** Decides about the outcome of a reply that a cluster shares. */
  static void decide(Turn turn, PendingState pending, DeliveryOutcome outcome) {
    String cluster = pending.clusterOfRoom();
    SharedState shared = turn.state().get(StateKind.SHARED, cluster);
    switch (outcome.status()) {
      case SENT -> sent(turn, pending, cluster, shared, outcome.reason());
      case UNCERTAIN -> end(turn, cluster, ClosedBy.UNCERTAIN, outcome.reason());
      case REFUSED -> refused(turn, pending, cluster, shared, outcome.reason());
      case STALE -> stale(turn, pending, cluster, shared);
      case WITHDRAWN -> withdrawn(turn, pending, cluster, shared);
    }
  }

  /** The outcome of a shared reply did not come. */
  static void overdue(Turn turn, PendingState pending) {
    end(turn, pending.clusterOfRoom(), ClosedBy.EXPIRED, "no_outcome");
  }

  /** The text as the product is now; empty when a placeholder has no value. */
  static Optional<Template.Rendered> render(Turn turn, SharedState shared) {
    return Replies.renderAgain(turn, shared.answerId(), shared.template(), shared.sku());
  }

  /** Why a question waits that shares its answer; null when it does not. */
  static @Nullable String whyWaits(DeskState state, AskerState asker) {
    if (asker.why() != null) {
      return asker.why();
    }
    SharedState shared = state.get(StateKind.SHARED, asker.cluster());
    return shared == null || shared.why().isEmpty() ? null : shared.why();
  }

  /** Whether the answer of a cluster is on its way. */
  static boolean onItsWay(DeskState state, String cluster) {
    SharedState shared = state.get(StateKind.SHARED, cluster);
    return shared != null && shared.actionId() != null;
  }

  /** Whether somebody is owed the answer of a cluster that the board has no room for. */
  static boolean isOwed(DeskState state, String cluster) {
    SharedState shared = state.get(StateKind.SHARED, cluster);
    return shared != null
        && (shared.actionId() != null || ReplyQueue.has(state, shared.room(), cluster));
  }

  private static void sent(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared, String why) {
    for (String id : WaitingList.of(turn.state(), cluster).takeAll()) {
      QuestionState question = turn.state().get(StateKind.QUESTION, id);
      if (question != null) {
        told(turn, question.buyer(), pending, shared == null ? pending.template() : shared.text());
        Questions.close(turn, id, ClosedBy.SENT, why);
      }
    }
    if (shared != null) {
      long sinceMs = pending.channel() == Channel.PUBLIC_REPLY ? turn.nowMs() : 0;
      turn.state().put(StateKind.SHARED, cluster, shared.sent(sinceMs));
    }
  }

  private static void told(Turn turn, String buyer, PendingState pending, String text) {
    Told.remember(
        turn, Joins.story(turn.state(), buyer), pending.answerKey(), Fingerprint.of(text));
  }

  private static void end(Turn turn, String cluster, ClosedBy by, String why) {
    WaitingList.of(turn.state(), cluster)
        .takeAll()
        .forEach(id -> Questions.close(turn, id, by, why));
    turn.state().remove(StateKind.SHARED, cluster);
  }

  private static void refused(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared, String why) {
    if (shared == null || why.equals("expired")) {
      end(turn, cluster, why.equals("expired") ? ClosedBy.EXPIRED : ClosedBy.REFUSED, why);
      return;
    }
    Optional<Template.Rendered> rendered = render(turn, shared);
    Optional<Channel> next =
        rendered.flatMap(
            text -> Accounts.after(turn, shared.account(), text.text(), pending.channel()));
    if (next.isEmpty()) {
      turn.because("no_channel_left", "reason", why);
      stays(turn, cluster, shared, why);
      return;
    }
    turn.because("next_channel", "channel", next.get().name());
    SharedState on = shared.refusedBy(pending.channel(), why);
    if (next.get() == Channel.PUBLIC_REPLY) {
      turn.state().put(StateKind.SHARED, cluster, on);
      SharedReplies.queue(turn, shared.room(), cluster, pending.buyer(), "");
    } else {
      by(turn, cluster, on, next.get(), rendered.get());
    }
  }

  /** Nothing was sent: it is worded anew and waits for the next reply, once. */
  private static void stale(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared) {
    if (shared == null || pending.round() > 0) {
      end(turn, cluster, ClosedBy.REFUSED, "stale");
      return;
    }
    turn.because("decided_again");
    SharedState again = shared.waiting(1, "stale");
    turn.state().put(StateKind.SHARED, cluster, again);
    if (pending.channel() == Channel.PUBLIC_REPLY) {
      SharedReplies.queue(turn, shared.room(), cluster, pending.buyer(), "");
      return;
    }
    Optional<Template.Rendered> rendered = render(turn, again);
    if (rendered.isEmpty()) {
      end(turn, cluster, ClosedBy.REFUSED, "stale");
    } else {
      by(turn, cluster, again, pending.channel(), rendered.get());
    }
  }

  /** A person took the buyer to whom it was addressed: the others are served by another one. */
  private static void withdrawn(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared) {
    if (shared != null) {
      turn.state().put(StateKind.SHARED, cluster, shared.waiting(pending.round() + 1, "withdrawn"));
      SharedReplies.queue(turn, shared.room(), cluster, pending.buyer(), "");
    }
  }

  /** All who wait stay on the host's board, as waiting. */
  static void stays(Turn turn, String cluster, SharedState shared, String why) {
    turn.state().put(StateKind.SHARED, cluster, shared.waiting(0, why));
    Clusters.answered(turn, shared.room(), cluster, null);
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
    Questions.forgetLater(turn, actionId);
    turn.state().put(StateKind.SHARED, cluster, shared.sending(rendered.text(), actionId));
    Clusters.answered(turn, shared.room(), cluster, rendered.text());
    return true;
  }

  private static boolean toEach(
      Turn turn, String cluster, SharedState shared, Channel channel, Template.Rendered rendered) {
    Set<String> open = new HashSet<>(open(turn, cluster));
    WaitingList list = WaitingList.of(turn.state(), cluster);
    List<String> alone = new ArrayList<>();
    for (String id : list.takeAll()) {
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
    stays(turn, cluster, shared, shared.why());
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
}
