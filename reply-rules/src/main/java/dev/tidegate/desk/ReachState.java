package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import org.jspecify.annotations.Nullable;

/**
 * How a buyer is reached: by the way of a message that the buyer wrote.
 *
 * @param channel of the answer to such a message: a direct message or a reply in the room
 * @param atMs append time of that message
 * @param han whether the buyer writes Chinese
 * @param buyer the name under which it was written; null where it was not kept
 */
public record ReachState(
    String account,
    String platform,
    Action.Channel channel,
    @Nullable String room,
    String eventId,
    String replyTo,
    long receivedAtMs,
    long atMs,
    boolean han,
    @Nullable String buyer) {

  static ReachState of(ChatEvent chat, long appendMs) {
    return new ReachState(
        chat.account(),
        chat.platform(),
        chat.kind() == ChatEvent.Kind.DM ? Action.Channel.DM : Action.Channel.PUBLIC_REPLY,
        chat.room(),
        chat.id(),
        chat.replyTo(),
        chat.receivedAtMs(),
        appendMs,
        ProductAnswers.isHan(chat.text()),
        chat.buyer());
  }

  ReachState by(Action.Channel other) {
    return new ReachState(
        account, platform, other, room, eventId, replyTo, receivedAtMs, atMs, han, buyer);
  }

  /** Whom to address: who wrote, else the buyer of the hand-off. */
  String writer(String handedOff) {
    return buyer == null ? handedOff : buyer;
  }

  /** The way back to who caused a reply. */
  static ReachState of(PendingState pending, long appendMs) {
    return new ReachState(
        pending.account(),
        pending.platform(),
        pending.channel(),
        pending.room(),
        pending.inReplyTo(),
        pending.replyTo(),
        pending.causeReceivedAtMs(),
        appendMs,
        ProductAnswers.isHan(pending.template()),
        pending.buyer());
  }
}
