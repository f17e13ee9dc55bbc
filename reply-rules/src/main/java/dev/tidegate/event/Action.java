package dev.tidegate.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What delivery must send. The text is final; delivery compares facts and never renders.
 *
 * @param id hash of merchant, cause, kind, target, channel and round: never of the text
 * @param inReplyTo id of the event that caused it
 * @param replyTo sealed box of the event: whom to answer at the platform
 * @param facts what the text claims about products
 * @param expiresAtMs wall clock; after it nothing is sent
 * @param round 0, then 1 when a stale text was decided again
 * @param causeReceivedAtMs when ingress had the comment; for the latency comment to reply
 * @param kind {@link Kind#REPLY} where it is absent
 */
public record Action(
    String source,
    String id,
    String merchant,
    String account,
    String platform,
    Channel channel,
    @Nullable String room,
    String buyer,
    String inReplyTo,
    String replyTo,
    String text,
    List<Fact> facts,
    long expiresAtMs,
    int round,
    long causeReceivedAtMs,
    Kind kind)
    implements Travelling {

  /** What it is; the first to be sent first. */
  public enum Kind {
    /** Sends nothing: earlier actions of the bot for this buyer that are unsent are dropped. */
    WITHDRAW,
    /** What a person of the staff says. */
    STAFF_REPLY,
    /** Says that a person will see to it. */
    HAND_OFF_LINE,
    /** What the bot answers. */
    REPLY
  }

  /** By which way it goes out. */
  public enum Channel {
    /** An answer in the room. */
    PUBLIC_REPLY,
    /** A direct message. */
    DM,
    /** An answer to one comment that its author alone can read. */
    PRIVATE_REPLY,
    /** A line on the picture of the stream. */
    OVERLAY
  }

  /**
   * A claim in the text.
   *
   * @param field {@code price}, {@code list_price}, {@code link}, {@code name}, {@code stock}, and
   *     for answers from data {@code sizes}, {@code colors}, {@code note_a} ... (segments of the
   *     notes)
   * @param value as it stands in the text
   * @param version of the product when the text was rendered
   * @param goodUntilMs wall clock after which the claim may no longer be made
   */
  public record Fact(String sku, String field, String value, long version, long goodUntilMs) {}

  public Action {
    Require.text(source, "source");
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(account, "account");
    Require.present(channel, "channel");
    kind = Objects.requireNonNullElse(kind, Kind.REPLY);
    if (kind != Kind.WITHDRAW) {
      Require.text(text, "text");
    }
    facts = List.copyOf(facts);
  }

  /** A {@link Kind#REPLY}. */
  public Action(
      String source,
      String id,
      String merchant,
      String account,
      String platform,
      Channel channel,
      @Nullable String room,
      String buyer,
      String inReplyTo,
      String replyTo,
      String text,
      List<Fact> facts,
      long expiresAtMs,
      int round,
      long causeReceivedAtMs) {
    this(
        source,
        id,
        merchant,
        account,
        platform,
        channel,
        room,
        buyer,
        inReplyTo,
        replyTo,
        text,
        facts,
        expiresAtMs,
        round,
        causeReceivedAtMs,
        Kind.REPLY);
  }
}
