package dev.tidegate.ingress.inbound;

import dev.tidegate.ingress.inbound.EventSink.Outcome;
import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import dev.tidegate.ingress.platform.generic.UnreadableRequestException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The one place that turns what went wrong into an answer. */
final class Refusals {
  private Refusals() {}

  /** The refusal that a failure of a request stands for; INTERNAL for what nobody foresaw. */
  static RefusedException of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return refused;
    }
    if (failure instanceof UnreadableRequestException unreadable) {
      return new RefusedException(of(unreadable.fault()), unreadable.field(), unreadable.detail());
    }
    if (failure instanceof BodyCollector.TooLargeException) {
      return new RefusedException(
          Refusal.BODY_TOO_LARGE, null, Objects.toString(failure.getMessage()) + ".");
    }
    if (failure instanceof TimeoutException) {
      return notLoggedYet();
    }
    if (failure instanceof BodyCollector.AbortedException) {
      return new RefusedException(Refusal.ABORTED, null, "The connection ended before the body.");
    }
    return new RefusedException(
        Refusal.INTERNAL, null, "Nothing of the request is kept. The server's log says why.");
  }

  private static Refusal of(UnreadableRequestException.Fault fault) {
    return switch (fault) {
      case UNSUPPORTED_TYPE -> Refusal.UNSUPPORTED_TYPE;
      case MALFORMED_JSON -> Refusal.MALFORMED_JSON;
      case INVALID_FIELD -> Refusal.INVALID_FIELD;
      case TOO_MANY_EVENTS -> Refusal.TOO_MANY_EVENTS;
    };
  }

  /** The refusal that a verdict on a signature stands for, null for a valid one. */
  static @Nullable RefusedException of(StandardWebhooks.Verdict verdict) {
    return switch (verdict) {
      case VALID -> null;
      case MISSING_HEADER ->
          new RefusedException(
              Refusal.MISSING_SIGNATURE,
              null,
              "webhook-id, webhook-timestamp and webhook-signature must each be given once.");
      case BAD_TIMESTAMP ->
          new RefusedException(
              Refusal.BAD_TIMESTAMP,
              StandardWebhooks.TIMESTAMP,
              "webhook-timestamp must be whole seconds since 1970.");
      case STALE_TIMESTAMP ->
          new RefusedException(
              Refusal.STALE_TIMESTAMP,
              StandardWebhooks.TIMESTAMP,
              "webhook-timestamp may be off by "
                  + StandardWebhooks.TOLERANCE.toSeconds()
                  + " seconds at most; check the sender's clock.");
      case WRONG_SIGNATURE ->
          new RefusedException(
              Refusal.WRONG_SIGNATURE,
              StandardWebhooks.SIGNATURE,
              "No signature matches the raw body under any secret of the account.");
    };
  }

  /** The refusal that an outcome stands for, null when the log has all. */
  static @Nullable RefusedException of(Outcome outcome) {
    return switch (outcome) {
      case LOGGED -> null;
      case DEFERRED -> notLoggedYet();
      case QUEUE_FULL ->
          new RefusedException(Refusal.QUEUE_FULL, null, "Nothing is kept; send it again later.");
      case QUEUE_FAILED ->
          new RefusedException(Refusal.QUEUE_FAILED, null, "Nothing is kept; send it again later.");
      case STOPPING ->
          new RefusedException(Refusal.STOPPING, null, "Nothing is kept; send it again.");
    };
  }

  private static RefusedException notLoggedYet() {
    return new RefusedException(
        Refusal.NOT_LOGGED_YET,
        null,
        "The events wait in the local queue. Sending them again under the same ids is safe.");
  }
}
