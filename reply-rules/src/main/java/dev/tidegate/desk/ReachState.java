package dev.tidegate.desk;

import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import org.jspecify.annotations.Nullable;

/**
 * How a buyer is reached: by the way of a message that the buyer wrote.
 *
 * @param atMs append time of that message
 * @param han whether the buyer writes Chinese
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
    boolean han) {

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
        ProductAnswers.isHan(chat.text()));
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
        ProductAnswers.isHan(pending.template()));
  }
}
