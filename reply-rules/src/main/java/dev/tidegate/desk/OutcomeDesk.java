package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.Product;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    switch (outcome.status()) {
      case SENT -> close(turn, pending, ClosedBy.SENT, outcome.reason());
      case REFUSED -> close(turn, pending, refusal(outcome), outcome.reason());
      case UNCERTAIN -> close(turn, pending, ClosedBy.UNCERTAIN, outcome.reason());
      case STALE -> decideAgain(turn, pending);
      case WITHDRAWN -> close(turn, pending, ClosedBy.WITHDRAWN, outcome.reason());
    }
    return Ruling.of(Disposition.APPLIED, "delivery_outcome");
  }

  private static ClosedBy refusal(DeliveryOutcome outcome) {
    return outcome.reason().equals("expired") ? ClosedBy.EXPIRED : ClosedBy.REFUSED;
  }

  /** The change that made the text stale is on the log before this record, so the state has it. */
  private static void decideAgain(Turn turn, PendingState pending) {
    if (HandOffs.personHas(turn, pending.buyer())) {
      close(turn, pending, ClosedBy.WITHDRAWN, "person_has_it");
      return;
    }
    Product product = pending.sku() == null ? null : Catalog.product(turn.state(), pending.sku());
    Optional<Template.Rendered> rendered =
        pending.round() > 0
            ? Optional.empty()
            : Template.render(
                template(pending, product),
                product,
                turn.appendMs() + Questions.policy(turn).factAgeMs());
    if (rendered.isEmpty()) {
      close(turn, pending, ClosedBy.REFUSED, "stale");
      return;
    }
    turn.because("decided_again");
    PendingState next =
        new PendingState(
            pending.obligationId(),
            pending.answerId(),
            template(pending, product),
            pending.sku(),
            pending.account(),
            pending.platform(),
            pending.channel(),
            pending.room(),
            pending.buyer(),
            pending.inReplyTo(),
            pending.replyTo(),
            pending.round() + 1,
            pending.causeReceivedAtMs());
    String actionId =
        Replies.actionId(turn, next.inReplyTo(), next.buyer(), next.channel(), next.round());
    Replies.emit(turn, actionId, next, rendered.get());
    Stories.said(turn, turn.lastAction(), Who.BOT, next.answerId());
  }

  /** What product data say is worded anew: "in stock" does not become "in stock, 0 left". */
  private static String template(PendingState pending, @Nullable Product product) {
    return product == null
        ? pending.template()
        : ProductAnswers.again(pending.answerId(), pending.template(), product);
  }

  private static void close(Turn turn, PendingState pending, ClosedBy by, String detail) {
    if (pending.obligationId() != null) {
      Questions.close(turn, pending.obligationId(), by, detail);
    }
  }
}
