package dev.tidegate.ingress.inbound;

import java.util.Locale;

/**
 * Why a request was not answered 2xx: the closed set of problem types (RFC 9457), which are also
 * the values of the metrics' tag {@code reason}.
 */
enum Refusal {
  NO_SUCH_RESOURCE(404, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(405, "Only POST is allowed here"),
  UNKNOWN_ACCOUNT(404, "No such account"),
  BODY_TOO_LARGE(413, "The body is too large"),
  TOO_MANY_EVENTS(413, "The batch holds too many events"),
  ABORTED(400, "The request was not received whole"),
  MISSING_SIGNATURE(401, "A signature header is missing or given twice"),
  WRONG_SIGNATURE(401, "The signature does not match"),
  BAD_TIMESTAMP(401, "The signature's timestamp is not a number of seconds"),
  STALE_TIMESTAMP(401, "The signature's timestamp is too far from now"),
  UNSUPPORTED_TYPE(415, "The content type is not supported"),
  MALFORMED_JSON(400, "The body is not JSON"),
  INVALID_FIELD(400, "A field is missing or wrong"),
  OVERLOADED(503, "Too much is being received at the moment", 1),
  QUEUE_FULL(503, "The local queue is full", 5),
  QUEUE_FAILED(503, "The local queue cannot be written", 5),
  NOT_LOGGED_YET(503, "The events are kept and not yet on the log", 1),
  MERCHANT_KEYS_MISSING(503, "The merchant's keys are not known yet", 5),
  STOPPING(503, "The server is stopping", 1),
  INTERNAL(500, "The server failed");

  private static final String TYPE_PREFIX = "urn:tidegate:problem:";

  private final int status;
  private final String title;
  private final int retryAfterSeconds;

  Refusal(int status, String title) {
    this(status, title, 0);
  }

  Refusal(int status, String title, int retryAfterSeconds) {
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Value of Retry-After, 0 when sending the same again makes no sense. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** The problem's type URI. */
  String type() {
    return TYPE_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of the metrics' tag. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
