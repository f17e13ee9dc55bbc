package dev.tidegate.event;

/**
 * Two names of buyers are one person, known by evidence and never by nick name; or that was a
 * mistake. Idempotent: the portal restates joins.
 *
 * @param buyer keyed pseudonym
 * @param with the other keyed pseudonym
 * @param undo true to take this evidence back
 */
public record BuyerJoined(
    String merchant, String buyer, String with, Evidence evidence, boolean undo)
    implements LogRecord {
  /** How it is known. */
  public enum Evidence {
    /** The platform's id across its apps. */
    UNION_ID,
    /** An order number that the buyer named and the platform knows. */
    ORDER,
    /** A link that was sent to the one and opened by the other. */
    TOKEN
  }

  public BuyerJoined {
    Require.text(merchant, "merchant");
    Require.text(buyer, "buyer");
    Require.text(with, "with");
    Require.present(evidence, "evidence");
    if (buyer.equals(with)) {
      throw new InvalidFieldException("with", "must be another buyer than buyer");
    }
  }
}
