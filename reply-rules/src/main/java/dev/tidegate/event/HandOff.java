package dev.tidegate.event;

import dev.tidegate.event.Obligation.ClosedBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer who needs a person, with all that this person has to know: a view, whole at every change.
 * Texts are masked as on the board.
 *
 * @param source {@code partition@offset#n}: rises per merchant; consumers drop repeats by it
 * @param id of this hand-off; a buyer has at most one that is not {@link Status#CLOSED}
 * @param replyTo sealed box of the buyer's last message: the nick name for the staff's eyes
 * @param account by which a reply goes out
 * @param room of the last message, null when it was a direct one
 * @param why each reason once, the first one first
 * @param takenBy who holds the buyer; null unless {@link Status#TAKEN}
 * @param openedMs append time
 * @param changedMs append time of the change that this view is about
 * @param dueMs wall clock by which the buyer should have heard from a person; null while nothing of
 *     the buyer waits
 * @param answerableUntilMs wall clock after which the platform lets nobody answer; null when it is
 *     not known to set a limit
 * @param returned how often the buyer came back to the queue because an agent stayed silent
 * @param cluster the question on the room's board, null when there is none
 * @param waiting distinct buyers of that question, this one too; 0 without a cluster
 * @param sku the product in talk, null when none is known
 * @param lines the last of the talk, oldest first; at most {@value #MAX_LINES}
 * @param orders the buyer's last, newest report of each, oldest first; at most {@value #MAX_ORDERS}
 * @param suggestions what could be replied, the likeliest first; at most {@value #MAX_SUGGESTIONS}
 * @param notes of the staff, oldest first; at most {@value #MAX_NOTES}
 * @param closedBy how it ended; null unless {@link Status#CLOSED}
 */
public record HandOff(
    String source,
    String merchant,
    String id,
    String buyer,
    String replyTo,
    String account,
    String platform,
    @Nullable String room,
    Status status,
    Change change,
    List<Why> why,
    @Nullable String takenBy,
    long openedMs,
    long changedMs,
    @Nullable Long dueMs,
    @Nullable Long answerableUntilMs,
    int returned,
    @Nullable String cluster,
    int waiting,
    @Nullable String sku,
    List<Line> lines,
    List<Order> orders,
    List<Suggestion> suggestions,
    List<Note> notes,
    @Nullable ClosedBy closedBy)
    implements Travelling {
  public static final int MAX_LINES = 12;
  public static final int MAX_ORDERS = 3;
  public static final int MAX_SUGGESTIONS = 3;
  public static final int MAX_NOTES = 5;

  /** Whose turn it is. */
  public enum Status {
    /** In the queue. */
    WAITING,
    /** A person holds the buyer and the bot is silent. */
    TAKEN,
    /** Over; the bot speaks again. */
    CLOSED
  }

  /** What happened last. */
  public enum Change {
    OPENED,
    /** The buyer wrote, or the bot answered something else. */
    SPOKE,
    TAKEN,
    REPLIED,
    /** A person's reply did not arrive. */
    NOT_DELIVERED,
    PASSED_ON,
    /** The agent stayed silent: the buyer is in the queue again. */
    RETURNED,
    NOTED,
    /** The host spoke of the question on air. */
    SAID_ON_AIR,
    CLOSED
  }

  /** Why a person is needed. */
  public enum Why {
    /** The buyer wants to talk to somebody. */
    ASKED_FOR_PERSON,
    /** Complaint, refund, damage, consumer association; or the buyer's own order. */
    COMPLAINT,
    ANGER,
    /** The same question again, and no answer to the first. */
    ASKED_TWICE,
    /** A question reached its deadline. */
    UNRESOLVED,
    /** Words that the merchant gave for this. */
    MERCHANT_WORDS,
    /** The talk as a whole goes badly. */
    TALK,
    /** A direct message for which there is no answer. */
    UNANSWERED,
    /** A person decides whether it may stay. */
    HELD,
    /** A person had answered, and the answer did not arrive. */
    NOT_DELIVERED
  }

  /** Who said a line. */
  public enum Who {
    BUYER,
    BOT,
    STAFF
  }

  /**
   * A line of the talk.
   *
   * @param id of the event or of the action
   * @param open whether all in the room could read it
   * @param because the decision's reason for a buyer's line; what answered (rule, FAQ entry,
   *     product field) or who, for the others
   * @param undelivered why it did not arrive; null when it did or is on its way
   */
  public record Line(
      String id,
      long atMs,
      Who who,
      boolean open,
      String text,
      String because,
      @Nullable String undelivered) {}

  /**
   * An order of the buyer, as the platform reported it last.
   *
   * @param atMs append time of that report
   */
  public record Order(String orderId, OrderEvent.Status status, List<String> skus, long atMs) {
    public Order {
      skus = List.copyOf(skus);
    }
  }

  /**
   * A reply that the merchant's own data support, ready to send.
   *
   * @param from rule, FAQ entry, product field or {@code said} for what was said on air
   */
  public record Suggestion(String text, String from) {}

  /** A note of the staff. */
  public record Note(long atMs, String by, String text) {}

  public HandOff {
    Require.text(source, "source");
    Require.text(merchant, "merchant");
    Require.text(id, "id");
    why = List.copyOf(why);
    lines = List.copyOf(lines);
    orders = List.copyOf(orders);
    suggestions = List.copyOf(suggestions);
    notes = List.copyOf(notes);
    if ((status == Status.CLOSED) != (closedBy != null)) {
      throw new InvalidFieldException("closedBy", "goes with status CLOSED and only with it");
    }
  }
}
