package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Obligation.ClosedBy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an answer that several share: sent, it closes what all of them were owed; refused
 * or unseen, it takes the merchant's next way for all of them; at the end of the ways they wait on
 * the host's board. What may have been shown is never repeated.
 */
final class SharedOutcomes {
  private SharedOutcomes() {}

  /** Decides about the outcome of a reply that a cluster shares. */
  static void decide(Turn turn, PendingState pending, DeliveryOutcome outcome) {
    String cluster = pending.clusterOfRoom();
    SharedState shared = turn.state().get(StateKind.SHARED, cluster);
    switch (outcome.status()) {
      case SENT -> sent(turn, pending, cluster, shared, outcome.reason());
      case UNCERTAIN -> end(turn, pending, ClosedBy.UNCERTAIN, outcome.reason());
      case REFUSED -> refused(turn, pending, cluster, shared, outcome.reason());
      case STALE -> stale(turn, pending, cluster, shared);
      case WITHDRAWN -> withdrawn(turn, pending, cluster, shared);
    }
    Clusters.forgetUnlessShown(turn.state(), pending.roomOfQuestion(), cluster);
  }

  /** The outcome of a shared reply did not come. */
  static void overdue(Turn turn, PendingState pending) {
    end(turn, pending, ClosedBy.EXPIRED, "no_outcome");
    Clusters.forgetUnlessShown(turn.state(), pending.roomOfQuestion(), pending.clusterOfRoom());
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
    for (String id : WaitingList.of(turn.state(), cluster).takeQuestions()) {
      QuestionState question = turn.state().get(StateKind.QUESTION, id);
      if (question != null) {
        SharedSends.told(
            turn, question.buyer(), pending, shared == null ? pending.template() : shared.text());
        Questions.close(turn, id, ClosedBy.SENT, why);
      }
    }
    if (shared != null) {
      long sinceMs = pending.channel() == Channel.PUBLIC_REPLY ? turn.nowMs() : 0;
      turn.state().put(StateKind.SHARED, cluster, shared.sent(sinceMs));
    }
  }

  /** Nobody waits for it any more; the board shows it only if it may have been seen. */
  private static void end(Turn turn, PendingState pending, ClosedBy by, String why) {
    String cluster = pending.clusterOfRoom();
    WaitingList.of(turn.state(), cluster)
        .takeQuestions()
        .forEach(id -> Questions.close(turn, id, by, why));
    turn.state().remove(StateKind.SHARED, cluster);
    if (by != ClosedBy.UNCERTAIN) {
      Clusters.answered(turn, pending.roomOfQuestion(), cluster, null);
    }
  }

  private static void refused(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared, String why) {
    if (shared == null || why.equals("expired")) {
      end(turn, pending, why.equals("expired") ? ClosedBy.EXPIRED : ClosedBy.REFUSED, why);
      return;
    }
    Optional<Template.Rendered> rendered = SharedSends.render(turn, shared);
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
      queueAgain(turn, pending, cluster, on);
    } else {
      SharedSends.by(turn, cluster, on, next.get(), rendered.get());
    }
  }

  /** Nothing was sent: it is worded anew and waits for the next reply, once. */
  private static void stale(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared) {
    if (shared == null || shared.stale() > 0) {
      end(turn, pending, ClosedBy.REFUSED, "stale");
      return;
    }
    turn.because("decided_again");
    SharedState again = shared.again("stale", true);
    if (pending.channel() == Channel.PUBLIC_REPLY) {
      queueAgain(turn, pending, cluster, again);
      return;
    }
    Optional<Template.Rendered> rendered = SharedSends.render(turn, again);
    if (rendered.isEmpty()) {
      end(turn, pending, ClosedBy.REFUSED, "stale");
    } else {
      SharedSends.by(turn, cluster, again, pending.channel(), rendered.get());
    }
  }

  /** A person took the buyer to whom it was addressed: the others are served by another one. */
  private static void withdrawn(
      Turn turn, PendingState pending, String cluster, @Nullable SharedState shared) {
    if (shared != null) {
      queueAgain(turn, pending, cluster, shared.again("withdrawn", false));
    }
  }

  /** It waits for the next reply of the room, and until then the board shows no answer. */
  private static void queueAgain(
      Turn turn, PendingState pending, String cluster, SharedState shared) {
    turn.state().put(StateKind.SHARED, cluster, shared);
    Clusters.answered(turn, shared.room(), cluster, null);
    SharedReplies.queue(turn, shared.room(), cluster, pending.buyer(), "");
  }

  /** All who wait stay on the host's board, as waiting. */
  static void stays(Turn turn, String cluster, SharedState shared, String why) {
    turn.state().put(StateKind.SHARED, cluster, shared.waiting(why));
    BackOnBoard.show(turn, shared.room(), cluster, shared.template(), shared.sku());
  }
}
