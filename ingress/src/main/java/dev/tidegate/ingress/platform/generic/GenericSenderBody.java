package dev.tidegate.ingress.platform.generic;

import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.Action;
import dev.tidegate.event.Json;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that a merchant's endpoint gets. Equal actions give equal bytes, on every instance and
 * after every restart.
 *
 * @param type {@code reply} in the room, {@code private_reply} to the author of a comment, or
 *     {@code dm}
 * @param id the action's id, the same as {@code webhook-id}
 * @param inReplyTo id of the event that is answered
 * @param messageId the platform's id of the comment, absent when it has none
 */
record GenericSenderBody(
    String type,
    String id,
    String account,
    @Nullable String room,
    String text,
    String inReplyTo,
    @Nullable String messageId,
    User user) {

  /** The buyer as the platform knows them. */
  record User(String id, @Nullable String nick) {}

  /** The bytes to sign and send. */
  static byte[] of(Action action, ReplyTo to) {
    return Json.bytes(
        new GenericSenderBody(
            typeOf(action.channel()),
            action.id(),
            action.account(),
            action.room(),
            action.text(),
            action.inReplyTo(),
            to.messageId(),
            new User(to.userId(), to.nick())));
  }

  private static String typeOf(Action.Channel channel) {
    return switch (channel) {
      case PUBLIC_REPLY -> "reply";
      case PRIVATE_REPLY -> "private_reply";
      case DM -> "dm";
      case OVERLAY ->
          throw new IllegalArgumentException("an overlay line is shown by a page, not posted");
    };
  }
}
