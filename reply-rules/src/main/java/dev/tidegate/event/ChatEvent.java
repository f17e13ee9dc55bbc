package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * A comment in a room or a direct message.
 *
 * @param id account + "/" + the platform's own duplicate key; two records with one id are one event
 * @param room null for a direct message without a room
 * @param buyer keyed pseudonym of the platform user, never the platform's id
 * @param replyTo sealed box with the platform's ids and nick name; only delivery and staff open it
 * @param sentAtMs the platform's own time; data for latency, never for decisions
 * @param receivedAtMs when ingress had the request; data for latency, never for decisions
 */
public record ChatEvent(
    String id,
    String merchant,
    String account,
    String platform,
    Kind kind,
    @Nullable String room,
    String buyer,
    String replyTo,
    String text,
    long sentAtMs,
    long receivedAtMs)
    implements LogRecord {

  /** Where the words were said. */
  public enum Kind {
    COMMENT,
    DM
  }

  public ChatEvent {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(account, "account");
    Require.text(platform, "platform");
    Require.present(kind, "kind");
    Require.text(buyer, "buyer");
    Require.present(replyTo, "replyTo");
    text = Require.wellFormed(text, "text");
    if (kind == Kind.COMMENT) {
      Require.text(room, "room");
    }
  }
}
