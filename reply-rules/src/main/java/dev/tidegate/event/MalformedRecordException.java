package dev.tidegate.event;

/**
 * Bytes that are no record of ours. Reason and detail go to the dead letter; neither holds input
 * text.
 */
public final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String detail;

  public MalformedRecordException(String reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
    this.detail = detail;
  }

  /** One of {@code malformed_json}, {@code unknown_type}, {@code invalid_field}. */
  public String reason() {
    return reason;
  }

  /** The field's path, or the class of the error. */
  public String detail() {
    return detail;
  }
}
