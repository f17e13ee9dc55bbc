package dev.tidegate.ingress.platform;

import java.time.Duration;

/**
 * What one attempt to send came to.
 *
 * @param reason machine-readable, for example {@code http_429} or {@code timeout}
 * @param retryAfter how long the platform asks to wait before another attempt; zero when it did not
 */
public record Attempt(Kind kind, String reason, Duration retryAfter) {

  /** What is known about the message at the platform. */
  public enum Kind {
    /** The platform took it. */
    TAKEN,
    /** The platform certainly did not take it, and may take a repeat. */
    NOT_TAKEN,
    /** The platform may or may not have taken it. */
    AMBIGUOUS,
    /** The platform certainly did not take it, and will not take a repeat either. */
    REFUSED
  }

  public Attempt {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter must not be negative, was " + retryAfter);
    }
  }

  /** An attempt after which the platform asked for no pause. */
  public static Attempt of(Kind kind, String reason) {
    return new Attempt(kind, reason, Duration.ZERO);
  }
}
