package dev.tidegate.event;

/**
 * What became of an action: the desk hears of it only through this record.
 *
 * @param reason machine-readable, for example {@code http_410}, {@code timeout}, {@code expired}
 * @param attempts sends that were tried, 0 when none was
 */
public record DeliveryOutcome(
    String merchant, String actionId, Status status, String reason, int attempts, long atMs)
    implements LogRecord {

  /** How the action ended. */
  public enum Status {
    /** The platform took it. */
    SENT,
    /** Certainly not shown, and not to be tried again. */
    REFUSED,
    /** The platform may or may not have taken it; never repeated, always shown. */
    UNCERTAIN,
    /** A fact in the text is no longer true; nothing was sent, the desk decides again once. */
    STALE,
    /** Certainly not shown: a person took the buyer over before it was sent. */
    WITHDRAWN
  }

  public DeliveryOutcome {
    Require.text(merchant, "merchant");
    Require.text(actionId, "actionId");
    Require.present(status, "status");
    Require.present(reason, "reason");
  }
}
