package dev.tidegate.ingress.platform.generic;

import org.jspecify.annotations.Nullable;

/**
 * The sender's fault: a request that was signed well and cannot be taken. Says what to mend; never
 * holds a value of the request.
 */
public final class UnreadableRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the request as a whole. */
  public enum Fault {
    /** The media type, its charset or its event format is none that we read. */
    UNSUPPORTED_TYPE,
    /** The body is no JSON, or nested too deep. */
    MALFORMED_JSON,
    /** One field is missing or wrong; {@link #field()} names it. */
    INVALID_FIELD,
    /** A batch holds more events than one request may. */
    TOO_MANY_EVENTS
  }

  private final Fault fault;
  private final @Nullable String field;
  private final String detail;

  UnreadableRequestException(Fault fault, @Nullable String field, String detail) {
    super(fault + ": " + detail);
    this.fault = fault;
    this.field = field;
    this.detail = detail;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }

  /** Path of the wrong field as the sender wrote it, null when no single field is wrong. */
  public @Nullable String field() {
    return field;
  }

  /** One sentence for the sender. */
  public String detail() {
    return detail;
  }
}
