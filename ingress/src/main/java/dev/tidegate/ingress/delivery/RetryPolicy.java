package dev.tidegate.ingress.delivery;

import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.ingress.platform.Attempt;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether an action is sent again. It is repeated where the platform certainly did not take it, or
 * honours our idempotency key; every other doubt ends as uncertain at once. Pauses have full jitter
 * ({@code random(0, min(cap, base * 2^n))}, AWS Architecture Blog, "Exponential Backoff and
 * Jitter") and are never shorter than what the platform asked for. Pure but for the given
 * randomness.
 */
final class RetryPolicy {
  private static final int LONGEST_SHIFT = 30;

  private final int attemptLimit;
  private final Duration base;
  private final Duration cap;
  private final DoubleSupplier random;

  /**
   * What is known before the decision.
   *
   * @param attempts tried by this instance, the last one included
   * @param doubt whether any attempt, of an instance before us too, may have been taken
   * @param honoursKeys whether the platform shows a repeated id once
   */
  record Situation(
      int attempts, boolean doubt, boolean honoursKeys, long nowMs, long expiresAtMs) {}

  /**
   * The decision: either a status and the reason, or a pause before the next attempt.
   *
   * @param status null when it is tried again
   * @param pauseMs meaningless when {@code status} is there
   */
  record Next(@Nullable Status status, String reason, long pauseMs) {}

  /**
   * @param random values in [0, 1)
   */
  RetryPolicy(int attemptLimit, Duration base, Duration cap, DoubleSupplier random) {
    this.attemptLimit = attemptLimit;
    this.base = base;
    this.cap = cap;
    this.random = random;
  }

  /** Decides after an attempt. */
  Next after(Attempt attempt, Situation now) {
    return switch (attempt.kind()) {
      case TAKEN -> new Next(Status.SENT, attempt.reason(), 0);
      case REFUSED -> givenUp(attempt.reason(), now.doubt());
      case NOT_TAKEN -> again(attempt, now, now.doubt());
      case AMBIGUOUS ->
          now.honoursKeys() ? again(attempt, now, true) : givenUp(attempt.reason(), true);
    };
  }

  /** The end without a further attempt: uncertain when in doubt, else refused. */
  static Next givenUp(String reason, boolean doubt) {
    return new Next(doubt ? Status.UNCERTAIN : Status.REFUSED, reason, 0);
  }

  private Next again(Attempt attempt, Situation now, boolean doubt) {
    long pauseMs = Math.max(attempt.retryAfter().toMillis(), jitterMs(now.attempts()));
    if (now.attempts() >= attemptLimit || now.nowMs() + pauseMs > now.expiresAtMs()) {
      return givenUp(attempt.reason(), doubt);
    }
    return new Next(null, attempt.reason(), pauseMs);
  }

  private long jitterMs(int attempts) {
    int shift = Math.min(Math.max(attempts - 1, 0), LONGEST_SHIFT);
    long ceiling = Math.min(cap.toMillis(), base.toMillis() << shift);
    return (long) (random.getAsDouble() * ceiling);
  }
}
