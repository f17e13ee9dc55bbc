package dev.tidegate.insight;

import org.jspecify.annotations.Nullable;

/**
 * What insight takes from one record of a topic.
 *
 * @param source of the decision or obligation; of other records their place
 * @param atMs append time of the record that caused it
 * @param room null for what belongs to no room
 * @param buyer null for what no buyer did
 * @param about ANSWERED, ASKED: the answer's id, null when it is not known; SENT: the id of the
 *     event that was answered; else null
 * @param eventId ANSWERED: the id of the question; else null
 * @param change what it adds to its own minute
 */
public record Noted(
    Topic topic,
    String merchant,
    String source,
    long atMs,
    @Nullable String room,
    @Nullable String buyer,
    Act act,
    @Nullable String about,
    @Nullable String eventId,
    MinuteChange change) {

  /** Where it stood. */
  public enum Topic {
    EVENTS,
    DECISIONS,
    OBLIGATIONS,
    BOARD
  }

  /** What it says of the buyer. */
  public enum Act {
    /** Nothing that matters for an earlier answer. */
    NONE,
    /** Asked and was answered. */
    ANSWERED,
    /** Asked what was answered already. */
    ASKED,
    /** Thanked, understood, or said that they buy. */
    CONFIRMED,
    /** Was handed to a person. */
    PERSON,
    /** Ordered. */
    BOUGHT,
    /** The reply to a question of theirs was taken by the platform. */
    SENT
  }

  /** The key under which a buyer is followed. */
  public String follower() {
    return merchant + "\n" + (buyer == null ? "" : buyer);
  }

  Noted unfollowed() {
    return new Noted(topic, merchant, source, atMs, room, buyer, Act.NONE, about, eventId, change);
  }
}
