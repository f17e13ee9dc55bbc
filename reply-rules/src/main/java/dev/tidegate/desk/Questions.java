package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.ruleset.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of questions: opened once, closed once. An open question is a {@link QuestionState}.
 */
final class Questions {
  /** How long after its expiry the outcome of a reply may still come: a send takes its time. */
  private static final long OUTCOME_MS = 60_000;

  /** Why a question is closed that a hand-off goes on with. */
  static final String HANDED_OVER = "handed_over";

  private Questions() {}

  /** Opens the obligation to answer a question; its id is the action's cause, the event id. */
  static String open(Turn turn, ChatEvent chat, @Nullable String actionId) {
    return open(turn, chat, actionId, null);
  }

  /**
   * As {@link #open(Turn, ChatEvent, String)}, of a question that waits in a cluster.
   *
   * @param wording id of the cluster that its words alone would be
   */
  static String open(
      Turn turn, ChatEvent chat, @Nullable String actionId, @Nullable String wording) {
    String id = Ids.hash(turn.merchant(), "question", chat.id());
    turn.open(id, chat.id(), chat.room(), chat.buyer());
    turn.state()
        .put(
            StateKind.QUESTION,
            id,
            new QuestionState(chat.id(), chat.room(), chat.buyer(), actionId, wording));
    Deadline.QUESTION.in(turn, policy(turn).questionExpiryMs(), id);
    return id;
  }

  /** A reply is forgotten when its outcome is long overdue. */
  static void forgetLater(Turn turn, String actionId) {
    Deadline.REPLY.in(turn, policy(turn).actionExpiryMs() + OUTCOME_MS, actionId);
  }

  /** No reply to it is on its way any more. */
  static void waits(Turn turn, String id) {
    QuestionState known = turn.state().get(StateKind.QUESTION, id);
    if (known != null) {
      turn.state().put(StateKind.QUESTION, id, known.withAction(null));
    }
  }

  /** Closes it if it is open, and says whether it was; what was closed stays as it was closed. */
  static boolean close(Turn turn, String id, ClosedBy by, String detail) {
    QuestionState question = turn.state().get(StateKind.QUESTION, id);
    if (question == null) {
      return false;
    }
    turn.close(id, question, by, detail);
    turn.state().remove(StateKind.QUESTION, id);
    turn.state().remove(StateKind.ASKER, id);
    return true;
  }

  /** Closes one that is due as expired; while a reply is on its way, its outcome closes it. */
  static void due(Turn turn, String id) {
    QuestionState question = turn.state().get(StateKind.QUESTION, id);
    if (question == null) {
      return;
    }
    AskerState asker = turn.state().get(StateKind.ASKER, id);
    if (question.actionId() != null) {
      if (turn.state().get(StateKind.PENDING, question.actionId()) == null) {
        close(turn, id, ClosedBy.EXPIRED, "no_outcome");
      }
    } else if (asker != null && SharedOutcomes.onItsWay(turn.state(), asker.cluster())) {
      Deadline.QUESTION.in(turn, OUTCOME_MS, id); // the outcome closes it
    } else if (!unresolved(turn, id, question)) {
      String why = asker == null ? null : SharedOutcomes.whyWaits(turn.state(), asker);
      close(turn, id, ClosedBy.EXPIRED, why == null ? "no_answer" : why);
    }
  }

  /** Whether it went over into a hand-off. */
  private static boolean unresolved(Turn turn, String id, QuestionState question) {
    StoryState.Waiting waiting = Stories.waitingFor(turn, question.buyer(), id);
    boolean twice = waiting != null && waiting.times() > 1;
    if (waiting == null || !(twice || policy(turn).handOffs().unresolvedToPerson())) {
      return false;
    }
    close(turn, id, ClosedBy.WITHDRAWN, HANDED_OVER);
    HandOffs.unresolved(turn, question.buyer(), waiting, twice ? Why.ASKED_TWICE : Why.UNRESOLVED);
    return true;
  }

  static Policy policy(Turn turn) {
    return turn.rules() == null ? Policy.defaults() : turn.rules().source().policy();
  }
}
