package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * What a person of the staff did with a hand-off.
 *
 * @param id of this act; two records with one id are one act, and a reply's action is named by it
 * @param handOff id of the {@link HandOff} that it is about
 * @param buyer whom it is about
 * @param by who did it: a user of the portal
 * @param text what the buyer is told ({@link Kind#REPLIED}), or a note for colleagues ({@link
 *     Kind#NOTED}, may come with others too); null when there is none
 * @param to who holds the buyer from now on; only with {@link Kind#PASSED_ON}, and null there puts
 *     the buyer back into the queue
 * @param servesCluster whether the reply answers everybody who waits in the room with the same
 *     question; only with {@link Kind#REPLIED}
 */
public record StaffAction(
    String id,
    String merchant,
    String handOff,
    String buyer,
    Kind kind,
    String by,
    @Nullable String text,
    @Nullable String to,
    boolean servesCluster)
    implements LogRecord {
  /** Longer texts do not fit into a platform's message. */
  public static final int LONGEST_TEXT = 500;

  /** What was done. */
  public enum Kind {
    /** Holds the buyer: the bot is silent from here on. */
    TAKEN,
    /** Told the buyer something; who replies to a buyer that waits takes it by that. */
    REPLIED,
    /** The bot may speak again. */
    HANDED_BACK,
    /** A colleague goes on, or the queue. */
    PASSED_ON,
    /** Wrote a note for colleagues. */
    NOTED,
    /** The matter is settled. */
    CLOSED
  }

  public StaffAction {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(handOff, "handOff");
    Require.text(buyer, "buyer");
    Require.present(kind, "kind");
    Require.text(by, "by");
    if (text == null && (kind == Kind.REPLIED || kind == Kind.NOTED)) {
      throw new InvalidFieldException("text", "is missing");
    }
    if (text != null) {
      text = Require.wellFormed(text, "text").strip();
      if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
        throw new InvalidFieldException("text", "must have 1 to " + LONGEST_TEXT + " characters");
      }
    }
    if (to != null && kind != Kind.PASSED_ON) {
      throw new InvalidFieldException("to", "goes with kind PASSED_ON only");
    }
    if (servesCluster && kind != Kind.REPLIED) {
      throw new InvalidFieldException("servesCluster", "goes with kind REPLIED only");
    }
  }
}
