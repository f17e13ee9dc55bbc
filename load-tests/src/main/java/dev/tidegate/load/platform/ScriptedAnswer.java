package dev.tidegate.load.platform;

import java.time.Duration;

/**
 * How a fake platform answers one request.
 *
 * @param kind what happens to the message
 * @param status of the answer; meaningless when none is given
 * @param delay before the answer
 * @param retryAfterSeconds for the header {@code Retry-After}; negative = no header
 */
public record ScriptedAnswer(Kind kind, int status, Duration delay, int retryAfterSeconds) {

  /** What happens to the message. */
  public enum Kind {
    /** Taken when the status is 2xx, else not; the sender is told. */
    ANSWER,
    /** Taken, and the sender never hears of it: it must call that ambiguous. */
    TAKE_AND_NEVER_ANSWER,
    /** Taken, and the connection is cut without an answer. */
    TAKE_AND_CUT
  }

  private static final int NO_RETRY_AFTER = -1;

  public ScriptedAnswer {
    if (kind == Kind.ANSWER && (status < 200 || status > 599)) {
      throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative, was " + delay);
    }
  }

  /** Answers at once. */
  public static ScriptedAnswer status(int status) {
    return new ScriptedAnswer(Kind.ANSWER, status, Duration.ZERO, NO_RETRY_AFTER);
  }

  /** Answers 429 and asks for a pause. */
  public static ScriptedAnswer tooMany(int retryAfterSeconds) {
    return new ScriptedAnswer(Kind.ANSWER, 429, Duration.ZERO, retryAfterSeconds);
  }

  /** The same after a delay. */
  public ScriptedAnswer after(Duration pause) {
    return new ScriptedAnswer(kind, status, pause, retryAfterSeconds);
  }

  /** Takes the message and never answers. */
  public static ScriptedAnswer takeAndNeverAnswer() {
    return new ScriptedAnswer(Kind.TAKE_AND_NEVER_ANSWER, 0, Duration.ZERO, NO_RETRY_AFTER);
  }

  /** Takes the message and cuts the connection. */
  public static ScriptedAnswer takeAndCut() {
    return new ScriptedAnswer(Kind.TAKE_AND_CUT, 0, Duration.ZERO, NO_RETRY_AFTER);
  }

  boolean takes() {
    return kind != Kind.ANSWER || (status >= 200 && status < 300);
  }
}
