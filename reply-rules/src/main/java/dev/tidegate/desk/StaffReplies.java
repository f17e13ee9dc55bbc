package dev.tidegate.desk;

import dev.tidegate.desk.HandOffState.Ready;
import dev.tidegate.event.Action;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.StaffAction;
import dev.tidegate.text.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people of the staff say: sends it, and sees to it that a failed one is not forgotten. */
final class StaffReplies {
  private StaffReplies() {}

  /** Sends a reply; its id is made of the staff action's, so that one act is one message. */
  static void send(Turn turn, StaffAction act, HandOffState handOff) {
    ReachState reach = handOff.reach();
    String text = Objects.requireNonNull(act.text());
    String actionId =
        Ids.hash(
            turn.merchant(), act.id(), "staff_reply", act.buyer(), reach.channel().name(), "0");
    Ready ready =
        handOff.suggestions().stream().filter(s -> s.text().equals(text)).findFirst().orElse(null);
    Template.Rendered rendered =
        new Template.Rendered(text, ready == null ? List.of() : ready.facts());
    emit(turn, actionId, act.buyer(), reach, rendered, Action.Kind.STAFF_REPLY);
    turn.state()
        .put(
            StateKind.STAFF_REPLY,
            actionId,
            new StaffReplyState(handOff.id(), served(turn, act, handOff), handOff.matter().sku()));
    Told.remember(
        turn,
        Joins.story(turn.state(), act.buyer()),
        ready == null ? "staff" : ready.answer(),
        Fingerprint.of(text));
    Stories.said(turn, turn.lastAction(), Who.STAFF, act.by());
  }

  /** Takes back what the bot has not sent to the buyer yet. */
  static void withdraw(Turn turn, StaffAction act, ReachState reach) {
    String actionId =
        Ids.hash(turn.merchant(), act.id(), "withdraw", act.buyer(), reach.channel().name(), "0");
    Template.Rendered nothing = new Template.Rendered("", List.of());
    emit(turn, actionId, act.buyer(), reach, nothing, Action.Kind.WITHDRAW);
  }

  /** Emits what no question is closed by. */
  static void emit(
      Turn turn,
      String actionId,
      String buyer,
      ReachState reach,
      Template.Rendered rendered,
      Action.Kind kind) {
    PendingState pending =
        new PendingState(
            null,
            kind.name().toLowerCase(Locale.ROOT),
            rendered.text(),
            null,
            reach.account(),
            reach.platform(),
            reach.channel(),
            reach.room(),
            buyer,
            reach.eventId(),
            reach.replyTo(),
            0,
            reach.receivedAtMs(),
            null);
    Replies.emit(turn, actionId, pending, rendered, kind);
  }

  /** All can read only what is said in the room. */
  private static @Nullable String served(Turn turn, StaffAction act, HandOffState handOff) {
    String cluster = handOff.cluster();
    if (!act.servesCluster()) {
      return null;
    }
    if (cluster == null || handOff.reach().channel() != Action.Channel.PUBLIC_REPLY) {
      turn.because("cluster_not_served");
      return null;
    }
    return cluster;
  }

  /** What follows from the outcome of a reply; nothing when no person wrote it. */
  static void settled(Turn turn, PendingState pending, DeliveryOutcome outcome) {
    StaffReplyState reply = turn.state().get(StateKind.STAFF_REPLY, outcome.actionId());
    if (reply == null) {
      return;
    }
    turn.state().remove(StateKind.STAFF_REPLY, outcome.actionId());
    if (outcome.status() == Status.SENT) {
      serve(turn, reply.cluster(), pending.template());
    } else {
      failed(turn, pending, reply, outcome);
    }
  }

  private static void serve(Turn turn, @Nullable String id, String text) {
    if (id == null) {
      return;
    }
    WaitingList.of(turn.state(), id)
        .takeAll()
        .forEach(
            waiting ->
                HandOffs.answered(turn, id, waiting, ClosedBy.ANSWERED_BY_PERSON, "staff_reply"));
    Clusters.change(turn, id, c -> c.answeredAt(turn.appendMs(), Clusters.shown(text)));
  }

  /** Nobody may believe that the buyer was answered: the hand-off says it, or is opened again. */
  private static void failed(
      Turn turn, PendingState pending, StaffReplyState reply, DeliveryOutcome outcome) {
    String buyer = pending.buyer();
    HandOffState known = HandOffState.of(turn.state(), buyer);
    if (known != null && known.id().equals(reply.handOff())) {
      long checkMs =
          turn.nowMs()
              + (known.taken() ? HandOffs.policy(turn).silentAgentMs() : HandOffs.FORGOTTEN_MS);
      HandOffs.put(turn, buyer, known.with(known.course().failed(turn.appendMs(), checkMs)));
      return;
    }
    HandOffs.open(
        turn,
        new HandOffs.Call(
            buyer,
            "undelivered/" + outcome.actionId(),
            ReachState.of(pending, turn.appendMs()),
            Why.NOT_DELIVERED,
            reply.sku(),
            null,
            List.of()));
  }

  /** The outcome of a reply never came; nothing when no person wrote it. */
  static void overdue(Turn turn, String actionId, PendingState pending) {
    StaffReplyState reply = turn.state().get(StateKind.STAFF_REPLY, actionId);
    turn.state().remove(StateKind.STAFF_REPLY, actionId);
    if (reply != null) {
      Stories.undelivered(turn, pending.buyer(), actionId, "no_outcome");
    }
  }
}
