package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * One change of the ledger of what we owe: opened once, closed once with a reason.
 *
 * @param id the obligation, the same in OPENED and CLOSED
 * @param closedBy null when {@code change} is OPENED
 * @param detail why in machine-readable words, for example {@code http_410}; empty when there is
 *     none
 * @param atMs append time of the record that caused the change
 */
public record Obligation(
    String source,
    String merchant,
    String id,
    Kind kind,
    Change change,
    @Nullable ClosedBy closedBy,
    String detail,
    @Nullable String eventId,
    @Nullable String room,
    @Nullable String buyer,
    long atMs)
    implements Travelling {

  /** What is owed. */
  public enum Kind {
    /** An answer to a question. */
    QUESTION,
    /** A person for a buyer who needs one. */
    HAND_OFF
  }

  /** Which side of the ledger. */
  public enum Change {
    OPENED,
    CLOSED
  }

  /** How an obligation ended. */
  public enum ClosedBy {
    SENT,
    /** The host answered in the room. */
    SAID_ON_AIR,
    /** Somebody of the staff or the host saw to a question that needed a person. */
    ANSWERED_BY_PERSON,
    /** Taken back: a person holds the buyer, or the matter went over into a hand-off. */
    WITHDRAWN,
    EXPIRED,
    REFUSED,
    UNCERTAIN
  }

  public Obligation {
    Require.text(source, "source");
    Require.text(id, "id");
    if ((change == Change.CLOSED) != (closedBy != null)) {
      throw new InvalidFieldException("closedBy", "goes with change CLOSED and only with it");
    }
  }
}
