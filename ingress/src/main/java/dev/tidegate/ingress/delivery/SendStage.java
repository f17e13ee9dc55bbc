package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Action;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.Product;
import dev.tidegate.ingress.delivery.Delivery.Stage;
import dev.tidegate.ingress.delivery.DeliveryMetrics.Dropped;
import dev.tidegate.ingress.platform.Attempt;
import dev.tidegate.ingress.platform.Sender;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The second half of an action's way: compares facts, sends, repeats what is safe to repeat, and
 * settles. Confined to the core.
 */
final class SendStage {
  /** What happens around it. */
  record Surroundings(
      Core core,
      DeliveryLog log,
      DeliveryMetrics metrics,
      Clock clock,
      LongSupplier nanoTime,
      Destinations destinations,
      Function<String, @Nullable Product> products) {}

  /** Called when an action no longer holds up the next one of its buyer. */
  interface TurnEnded {
    void turnEnded(Delivery delivery);
  }

  /** Why what the bot had to say is not sent. */
  static final String TAKEN_OVER = "person_has_it";

  private final Surroundings around;
  private final RetryPolicy retries;
  private final TurnEnded turns;

  SendStage(Surroundings around, RetryPolicy retries, TurnEnded turns) {
    this.around = around;
    this.retries = retries;
    this.turns = turns;
  }

  /** Sends, unless its time is over or a fact has changed. The claim must be ours by now. */
  void attempt(Delivery d) {
    if (d.partition.lost) {
      abandon(d);
      return;
    }
    long nowMs = around.clock().millis();
    if (nowMs > d.action.expiresAtMs()) {
      giveUp(d, Objects.requireNonNullElse(d.lastReason, "expired"));
      return;
    }
    if (d.partition.withdrawals.cover(d)) {
      settle(d, d.doubt ? Status.UNCERTAIN : Status.WITHDRAWN, TAKEN_OVER);
      return;
    }
    String stale = Facts.staleReason(d.action, around.products(), nowMs);
    if (stale != null) {
      settle(d, d.doubt ? Status.UNCERTAIN : Status.STALE, stale);
      return;
    }
    String impossible = around.destinations().impossible(d.action);
    if (impossible != null) {
      giveUp(d, impossible);
      return;
    }
    try {
      send(d);
    } catch (IllegalArgumentException e) {
      // No box, or one that does not open: BoxException and the checks of a field.
      giveUp(d, "reply_to_unreadable");
    }
  }

  private void send(Delivery d) {
    Sender.Message message = d.message;
    if (message == null) {
      message = around.destinations().messageOf(d.action);
      d.message = message;
    }
    if (d.attempts == 0) {
      around.metrics().claimed(around.nanoTime().getAsLong() - d.readAtNanos);
    }
    d.stage = Stage.SENDING;
    d.attempts++;
    around
        .destinations()
        .senderOf(message)
        .send(message)
        .onSuccess(attempt -> around.core().execute(() -> attempted(d, attempt)))
        .onFailure(e -> around.core().execute(() -> attempted(d, broken(e))));
  }

  /** A sender promises never to fail; one that does leaves us in doubt. */
  private static Attempt broken(Throwable e) {
    return Attempt.of(Attempt.Kind.AMBIGUOUS, "sender_failed_" + e.getClass().getSimpleName());
  }

  private void attempted(Delivery d, Attempt attempt) {
    boolean honoursKeys = around.destinations().honoursKeys(d.action);
    long nowMs = around.clock().millis();
    RetryPolicy.Next next =
        retries.after(
            attempt,
            new RetryPolicy.Situation(
                d.attempts, d.doubt, honoursKeys, nowMs, d.action.expiresAtMs()));
    d.doubt |= attempt.kind() == Attempt.Kind.AMBIGUOUS;
    d.lastReason = attempt.reason();
    if (next.status() != null) {
      settle(d, next.status(), next.reason());
    } else if (d.partition.draining) {
      pausedWhileDraining(d);
    } else {
      d.stage = Stage.PAUSING;
      around.core().after(next.pauseMs(), () -> resume(d));
    }
  }

  /** Ends a pause before its time, when there is one. */
  void resume(Delivery d) {
    if (d.stage == Stage.PAUSING) {
      attempt(d);
    }
  }

  /**
   * The partition is being given up before the next attempt. Where keys are honoured the next owner
   * sends again; elsewhere it could only call it uncertain, though it certainly was not taken.
   */
  void pausedWhileDraining(Delivery d) {
    if (around.destinations().honoursKeys(d.action)) {
      abandon(d);
    } else {
      giveUp(d, Objects.requireNonNullElse(d.lastReason, "stopped"));
    }
  }

  private void giveUp(Delivery d, String reason) {
    RetryPolicy.Next end = RetryPolicy.givenUp(reason, d.doubt);
    settle(d, Objects.requireNonNull(end.status()), end.reason());
  }

  /** Writes the outcome; the first one that the ledger then shows goes to the log. */
  void settle(Delivery d, Status status, String reason) {
    count(d, status, reason);
    write(d, status, reason);
    if (d.partition.lost) {
      abandon(d);
    } else {
      turns.turnEnded(d);
    }
  }

  /** A withdrawal has nothing to send and waits for no turn: what it takes back is known by now. */
  void withdrawn(Delivery d) {
    around.metrics().dropped(Dropped.WITHDRAWAL);
    write(d, Status.SENT, "withdrawal");
    if (d.partition.lost) {
      abandon(d);
    }
  }

  private void write(Delivery d, Status status, String reason) {
    d.stage = Stage.SETTLING;
    DeliveryOutcome outcome =
        new DeliveryOutcome(
            d.action.merchant(),
            d.action.id(),
            status,
            reason,
            d.attempts,
            around.clock().millis());
    around.log().settle(d.partition, new LedgerOutcome(d.offset, d.action.expiresAtMs(), outcome));
  }

  private void count(Delivery d, Status status, String reason) {
    switch (status) {
      case SENT -> {
        around.metrics().sent(around.nanoTime().getAsLong() - d.readAtNanos);
        if (d.action.kind() == Action.Kind.REPLY) {
          around.metrics().answered(around.clock().millis() - d.action.causeReceivedAtMs());
        }
      }
      case REFUSED ->
          around.metrics().dropped(reason.equals("expired") ? Dropped.EXPIRED : Dropped.REFUSED);
      case UNCERTAIN -> around.metrics().dropped(Dropped.UNCERTAIN);
      case STALE -> around.metrics().dropped(Dropped.STALE);
      case WITHDRAWN -> around.metrics().dropped(Dropped.WITHDRAWN);
    }
  }

  /** Tells the log the outcome that the ledger holds, then finishes the action. */
  void publish(Delivery d, DeliveryOutcome first) {
    d.stage = Stage.PUBLISHING;
    around.log().publish(first, () -> finish(d));
  }

  private void finish(Delivery d) {
    if (d.stage != Stage.OVER) {
      over(d);
      d.partition.finished(d.offset, around.clock().millis());
    }
  }

  /** Leaves the action to the partition's next owner: its offset is not committed. */
  void abandon(Delivery d) {
    if (d.stage != Stage.OVER) {
      over(d);
      d.partition.inFlight.decrementAndGet();
    }
  }

  private void over(Delivery d) {
    d.stage = Stage.OVER;
    OwnedPartition p = d.partition;
    p.active.remove(d.action.id());
    around.metrics().finished();
    if (p.draining && p.active.isEmpty()) {
      p.drained.complete(null);
    }
  }
}
