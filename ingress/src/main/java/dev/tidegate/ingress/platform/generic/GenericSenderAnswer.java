package dev.tidegate.ingress.platform.generic;

import dev.tidegate.ingress.platform.Attempt;
import dev.tidegate.ingress.platform.Attempt.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of a merchant's endpoint means, after the sender's side of Standard Webhooks: 2xx
 * took it; 429 certainly did not and wants a pause; 5xx may have; redirects are never followed and,
 * like every other status, refuse. Pure.
 */
final class GenericSenderAnswer {
  /** A pause longer than this is cut: the action has expired by then anyway. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private static final int TOO_MANY_REQUESTS = 429;

  private GenericSenderAnswer() {}

  /** Judges an answer by its status and its {@code Retry-After}, in seconds or as an HTTP date. */
  static Attempt ofStatus(int status, @Nullable String retryAfter, Instant now) {
    String reason = "http_" + status;
    if (status >= 200 && status < 300) {
      return Attempt.of(Kind.TAKEN, reason);
    }
    if (status == TOO_MANY_REQUESTS) {
      return new Attempt(Kind.NOT_TAKEN, reason, pause(retryAfter, now));
    }
    if (status >= 500) {
      return new Attempt(Kind.AMBIGUOUS, reason, pause(retryAfter, now));
    }
    return Attempt.of(Kind.REFUSED, reason);
  }

  /** Judges a failure before the first byte of the request was written: nothing was taken. */
  static Attempt ofNoConnection(Throwable failure) {
    String reason;
    if (has(failure, UnknownHostException.class)) {
      reason = "unknown_host";
    } else if (has(failure, SSLException.class)) {
      reason = "tls_failed";
    } else if (has(failure, io.netty.channel.ConnectTimeoutException.class)
        || has(failure, TimeoutException.class)) {
      reason = "connect_timeout";
    } else if (has(failure, ConnectException.class)) {
      reason = "connection_refused";
    } else {
      reason = "no_connection";
    }
    return Attempt.of(Kind.NOT_TAKEN, reason);
  }

  /** Judges a failure after the request had begun to be written. */
  static Attempt ofNoAnswer(Throwable failure) {
    return Attempt.of(Kind.AMBIGUOUS, has(failure, TimeoutException.class) ? "timeout" : "reset");
  }

  private static Duration pause(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return Duration.ZERO;
    }
    Duration asked;
    try {
      asked = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
    } catch (NumberFormatException e) {
      asked = untilDate(retryAfter.strip(), now);
    }
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private static Duration untilDate(String date, Instant now) {
    try {
      ZonedDateTime until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(now, until.toInstant());
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
