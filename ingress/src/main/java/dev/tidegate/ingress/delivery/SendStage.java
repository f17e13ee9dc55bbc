package dev.tidegate.ingress.delivery;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.Action;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.Product;
import dev.tidegate.event.Require;
import dev.tidegate.ingress.delivery.Delivery.Stage;
import dev.tidegate.ingress.delivery.DeliveryMetrics.Dropped;
import dev.tidegate.ingress.platform.Attempt;
import dev.tidegate.ingress.platform.Sender;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import dev.tidegate.privacy.BoxException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The second half of an action's way: compares facts, sends, repeats what is safe to repeat, and
 * settles. Confined to the core.
 */
final class SendStage {
  /** What it looks up; every answer is the newest known, and null when unknown. */
  interface Directory {
    @Nullable OpenedAccount account(String id);

    @Nullable KeyRing keys(String merchant);
  }

  /** What happens around it. */
  record Surroundings(
      Core core,
      DeliveryLog log,
      DeliveryMetrics metrics,
      Clock clock,
      LongSupplier nanoTime,
      Directory directory,
      Function<String, @Nullable Product> products,
      Map<String, Sender> senders) {}

  /** Called when an action no longer holds up the next one of its buyer. */
  interface TurnEnded {
    void turnEnded(Delivery delivery);
  }

  private final Surroundings around;
  private final RetryPolicy retries;
  private final TurnEnded turns;

  SendStage(Surroundings around, RetryPolicy retries, TurnEnded turns) {
    this.around = around;
    this.retries = retries;
    this.turns = turns;
  }

  /** Whether a second send of the same id is shown once; false when the account is unknown. */
  boolean honoursKeys(Action action) {
    Account account = accountOf(action);
    return account != null && account.honoursIdempotencyKeys();
  }

  /** Why the action cannot be sent by anyone, null when it can. */
  @Nullable String impossible(Action action) {
    Account account = accountOf(action);
    if (account == null) {
      return "unknown_account";
    }
    if (account.endpoint() == null) {
      return "no_endpoint";
    }
    if (!around.senders().containsKey(account.platform())) {
      return "unknown_platform";
    }
    return null;
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
    String stale = Facts.staleReason(d.action, around.products(), nowMs);
    if (stale != null) {
      settle(d, d.doubt ? Status.UNCERTAIN : Status.STALE, stale);
      return;
    }
    String impossible = impossible(d.action);
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
      message = messageOf(d.action);
      d.message = message;
    }
    if (d.attempts == 0) {
      around.metrics().claimed(around.nanoTime().getAsLong() - d.readAtNanos);
    }
    d.stage = Stage.SENDING;
    d.attempts++;
    Objects.requireNonNull(around.senders().get(message.account().account().platform()))
        .send(message)
        .onSuccess(attempt -> around.core().execute(() -> attempted(d, attempt)))
        .onFailure(e -> around.core().execute(() -> attempted(d, broken(e))));
  }

  /** A sender promises never to fail; one that does leaves us in doubt. */
  private static Attempt broken(Throwable e) {
    return Attempt.of(Attempt.Kind.AMBIGUOUS, "sender_failed_" + e.getClass().getSimpleName());
  }

  private Sender.Message messageOf(Action action) {
    KeyRing keys = around.directory().keys(action.merchant());
    OpenedAccount account = around.directory().account(action.account());
    if (keys == null || account == null) {
      throw new BoxException("of merchant " + action.merchant() + ", whose keys are unknown");
    }
    String box = Require.text(action.replyTo(), "replyTo");
    return new Sender.Message(action, account, ReplyTo.open(keys, box));
  }

  private void attempted(Delivery d, Attempt attempt) {
    boolean honoursKeys = honoursKeys(d.action);
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

  private void resume(Delivery d) {
    if (d.stage == Stage.PAUSING) {
      attempt(d);
    }
  }

  /**
   * The partition is being given up before the next attempt. Where keys are honoured the next owner
   * sends again; elsewhere it could only call it uncertain, though it certainly was not taken.
   */
  void pausedWhileDraining(Delivery d) {
    if (honoursKeys(d.action)) {
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
    if (d.partition.lost) {
      abandon(d);
    } else {
      turns.turnEnded(d);
    }
  }

  private void count(Delivery d, Status status, String reason) {
    switch (status) {
      case SENT ->
          around
              .metrics()
              .sent(
                  around.nanoTime().getAsLong() - d.readAtNanos,
                  around.clock().millis() - d.action.causeReceivedAtMs());
      case REFUSED ->
          around.metrics().dropped(reason.equals("expired") ? Dropped.EXPIRED : Dropped.REFUSED);
      case UNCERTAIN -> around.metrics().dropped(Dropped.UNCERTAIN);
      case STALE -> around.metrics().dropped(Dropped.STALE);
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

  private @Nullable Account accountOf(Action action) {
    OpenedAccount opened = around.directory().account(action.account());
    return opened != null && opened.account().merchant().equals(action.merchant())
        ? opened.account()
        : null;
  }
}
