package dev.tidegate.desk;

import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.Obligation.ClosedBy;
import java.util.Locale;
import java.util.Optional;

/** Decides about outcomes of delivery: closes what they settle, decides a stale text again once. */
final class OutcomeDesk {
  private OutcomeDesk() {}

  static Ruling decide(Turn turn, DeliveryOutcome outcome) {
    PendingState pending = turn.state().get(StateKind.PENDING, outcome.actionId());
    if (pending == null) {
      turn.because("outcome_repeated");
      return Ruling.of(Disposition.SUPPRESSED, "outcome_repeated");
    }
    turn.state().remove(StateKind.PENDING, outcome.actionId());
    turn.because(
        "outcome_applied",
        "status",
        outcome.status().name().toLowerCase(Locale.ROOT),
        "reason",
        outcome.reason());
    if (outcome.status() != DeliveryOutcome.Status.SENT) {
      Stories.undelivered(turn, pending.buyer(), outcome.actionId(), outcome.reason());
    }
    StaffReplies.settled(turn, pending, outcome);
    if (pending.isShared()) {
      SharedOutcomes.decide(turn, pending, outcome);
      return Ruling.of(Disposition.APPLIED, "delivery_outcome");
    }
    switch (outcome.status()) {
      case SENT -> close(turn, pending, ClosedBy.SENT, outcome.reason());
      case REFUSED -> refused(turn, pending, outcome.reason());
      case UNCERTAIN -> close(turn, pending, ClosedBy.UNCERTAIN, outcome.reason());
      case STALE -> decideAgain(turn, pending);
      case WITHDRAWN -> close(turn, pending, ClosedBy.WITHDRAWN, outcome.reason());
    }
    return Ruling.of(Disposition.APPLIED, "delivery_outcome");
  }

  /** The next way, if the log says what the account may do; else the question is closed. */
  private static void refused(Turn turn, PendingState pending, String why) {
    if (why.equals("expired")) {
      close(turn, pending, ClosedBy.EXPIRED, why);
    } else if (pending.obligationId() == null
        || pending.cluster() == null
        || !Accounts.of(turn.state(), pending.account()).isKnown()) {
      close(turn, pending, ClosedBy.REFUSED, why);
    } else if (HandOffs.personHas(turn, pending.buyer())) {
      close(turn, pending, ClosedBy.WITHDRAWN, "person_has_it");
    } else if (turn.state().get(StateKind.QUESTION, pending.obligationId()) != null) {
      NextChannel.after(turn, pending, why);
    }
  }

  /** The change that made the text stale is on the log before this record, so the state has it. */
  private static void decideAgain(Turn turn, PendingState pending) {
    if (HandOffs.personHas(turn, pending.buyer())) {
      close(turn, pending, ClosedBy.WITHDRAWN, "person_has_it");
      return;
    }
    String story = Joins.story(turn.state(), pending.buyer());
    Replies.Answer answer =
        Replies.again(turn, pending.answerId(), pending.template(), pending.sku());
    Optional<Told.Fresh> fresh =
        pending.round() > 0 || !hasReplyLeft(turn, pending)
            ? Optional.empty()
            : Told.fresh(turn, story, answer, 0, null);
    if (fresh.isEmpty()) {
      close(turn, pending, ClosedBy.REFUSED, "stale");
      return;
    }
    turn.because("decided_again");
    PendingState next = pending.again(fresh.get().template());
    String actionId =
        Replies.actionId(turn, next.inReplyTo(), next.buyer(), next.channel(), next.round());
    Replies.emit(turn, actionId, next, fresh.get().rendered());
    Told.remember(turn, story, answer.key(), fresh.get().text());
    Stories.said(turn, turn.lastAction(), Who.BOT, next.answerId());
  }

  /** Another public reply costs another token; what nobody shares does not wait for one. */
  private static boolean hasReplyLeft(Turn turn, PendingState pending) {
    return pending.channel() != Channel.PUBLIC_REPLY
        || SharedReplies.takesToken(turn, pending.roomOfQuestion(), pending.account());
  }

  private static void close(Turn turn, PendingState pending, ClosedBy by, String detail) {
    if (pending.obligationId() != null) {
      Questions.close(turn, pending.obligationId(), by, detail);
    }
  }

  /** No outcome came: what is kept for the reply goes, and the question that waited for it. */
  static void overdue(Turn turn, String actionId) {
    PendingState pending = turn.state().get(StateKind.PENDING, actionId);
    turn.state().remove(StateKind.PENDING, actionId);
    if (pending == null) {
      return;
    }
    if (pending.isShared()) {
      SharedOutcomes.overdue(turn, pending);
    } else {
      StaffReplies.overdue(turn, actionId, pending);
      close(turn, pending, ClosedBy.EXPIRED, "no_outcome");
    }
  }
}
