package dev.tidegate.desk;

import dev.tidegate.desk.HandOffState.Ready;
import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Channel;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people of the staff say: sends it, and sees to it that a failed one is not forgotten. */
final class StaffReplies {
  private StaffReplies() {}

  /**
   * Sends a reply; its id is made of the staff action's, so that one act is one message.
   *
   * @return false when there is no way to the buyer: then nothing was sent, and the talk says so
   */
  static boolean send(Turn turn, StaffAction act, HandOffState handOff) {
    ReachState reach = handOff.reach();
    String text = Objects.requireNonNull(act.text());
    Optional<Channel> way = Accounts.toBuyer(turn, reach, text, null);
    if (way.isEmpty()) {
      turn.because("no_reply_channel");
      Stories.notSent(turn, act, "no_reply_channel");
      return false;
    }
    Ready ready =
        handOff.suggestions().stream().filter(s -> s.text().equals(text)).findFirst().orElse(null);
    StaffReplyState reply =
        new StaffReplyState(
            handOff.id(),
            served(turn, act, handOff, way.get()),
            handOff.matter().sku(),
            act.by(),
            reach,
            ready == null ? List.of() : ready.facts());
    send(turn, act.id(), reach.writer(act.buyer()), text, reply, reach.by(way.get()));
    Told.remember(
        turn,
        Joins.story(turn.state(), act.buyer()),
        ready == null ? "staff" : ready.answer(),
        Fingerprint.of(text));
    return true;
  }

  /** Nobody holds back a person's words: in the room they take a reply of the others. */
  private static void send(
      Turn turn, String cause, String buyer, String text, StaffReplyState reply, ReachState way) {
    if (way.channel() == Channel.PUBLIC_REPLY) {
      AccountState account = Accounts.of(turn.state(), way.account());
      String room = Objects.requireNonNull(way.room(), "a reply in a room has a room");
      new ReplyBudget(turn.state(), room, account, turn.arrivedMs()).spend();
    }
    String actionId =
        Ids.hash(turn.merchant(), cause, "staff_reply", buyer, way.channel().name(), "0");
    Template.Rendered rendered = new Template.Rendered(text, reply.facts());
    emit(turn, actionId, buyer, way, rendered, Action.Kind.STAFF_REPLY);
    turn.state().put(StateKind.STAFF_REPLY, actionId, reply);
    Stories.said(turn, turn.lastAction(), Who.STAFF, reply.by());
  }

  /** Takes back what the bot has not sent to the buyer yet, under any name. */
  static void withdraw(Turn turn, StaffAction act, ReachState reach) {
    Template.Rendered nothing = new Template.Rendered("", List.of());
    for (String name : Joins.names(turn.state(), act.buyer())) {
      String actionId =
          Ids.hash(turn.merchant(), act.id(), "withdraw", name, reach.channel().name(), "0");
      emit(turn, actionId, name, reach, nothing, Action.Kind.WITHDRAW);
    }
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
  private static @Nullable String served(
      Turn turn, StaffAction act, HandOffState handOff, Channel way) {
    String cluster = handOff.cluster();
    if (!act.servesCluster()) {
      return null;
    }
    if (cluster == null || way != Channel.PUBLIC_REPLY) {
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
    } else if (!sentOtherwise(turn, pending, reply, outcome)) {
      failed(turn, pending, reply, outcome);
    }
  }

  /** What certainly was not shown goes by the next way, if there is one. */
  private static boolean sentOtherwise(
      Turn turn, PendingState pending, StaffReplyState reply, DeliveryOutcome outcome) {
    ReachState reach = reply.reach();
    if (outcome.status() != Status.REFUSED || outcome.reason().equals("expired") || reach == null) {
      return false;
    }
    String text = pending.template();
    Optional<Channel> next = Accounts.toBuyer(turn, reach, text, pending.channel());
    if (next.isEmpty()) {
      return false;
    }
    turn.because("next_channel", "channel", next.get().name());
    send(
        turn,
        outcome.actionId(),
        pending.buyer(),
        text,
        next.get() == Channel.PUBLIC_REPLY ? reply : reply.privately(),
        reach.by(next.get()));
    return true;
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
    String buyer = Held.name(turn.state(), pending.buyer());
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
            reply.reach() == null ? ReachState.of(pending, turn.appendMs()) : reply.reach(),
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
