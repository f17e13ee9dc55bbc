package dev.tidegate.ingress.platform.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.account.Account;
import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes records of the log from the events of one request: pseudonym in, platform ids sealed. */
final class EventBuilder {
  private static final int MAX_NICK_CHARS = 200;
  private static final int MAX_ORDER_ITEMS = 200;
  private static final int MAX_LINK = 1_000_000;
  private static final long MAX_FEN = 1_000_000_000_000L;

  private final WebhookRequest request;
  private final Account account;
  private final int maxTextChars;

  EventBuilder(WebhookRequest request, int maxTextChars) {
    this.request = request;
    this.account = request.account();
    this.maxTextChars = maxTextChars;
  }

  LogRecord build(Incoming incoming) {
    return switch (incoming.kind()) {
      case COMMENT -> chat(incoming, ChatEvent.Kind.COMMENT, incoming.data().identifier("room"));
      case DM -> chat(incoming, ChatEvent.Kind.DM, incoming.data().optionalIdentifier("room"));
      case ORDER -> order(incoming);
      case ROOM -> room(incoming);
    };
  }

  private ChatEvent chat(Incoming incoming, ChatEvent.Kind kind, @Nullable String room) {
    JsonFields data = incoming.data();
    ReplyTo replyTo = replyTo(data);
    return new ChatEvent(
        eventId(incoming),
        account.merchant(),
        account.id(),
        account.platform(),
        kind,
        room,
        buyer(replyTo),
        replyTo.seal(request.keys()),
        data.text("text", maxTextChars),
        sentAtMs(incoming),
        request.receivedAtMs());
  }

  private OrderEvent order(Incoming incoming) {
    JsonFields data = incoming.data();
    ReplyTo replyTo = replyTo(data);
    return new OrderEvent(
        eventId(incoming),
        account.merchant(),
        account.id(),
        account.platform(),
        data.optionalIdentifier("room"),
        buyer(replyTo),
        replyTo.seal(request.keys()),
        data.identifier("orderId"),
        constant(data, "status", OrderEvent.Status.values()),
        items(data),
        sentAtMs(incoming),
        request.receivedAtMs());
  }

  private static List<OrderEvent.Item> items(JsonFields data) {
    return data.objects("items", MAX_ORDER_ITEMS).stream()
        .map(
            item ->
                new OrderEvent.Item(
                    item.identifier("sku"),
                    (int) item.wholeNumber("quantity", 0, Integer.MAX_VALUE),
                    item.wholeNumber("amountFen", 0, MAX_FEN)))
        .toList();
  }

  private RoomEvent room(Incoming incoming) {
    JsonFields data = incoming.data();
    RoomEvent.Kind kind = constant(data, "kind", RoomEvent.Kind.values());
    Integer link =
        kind == RoomEvent.Kind.ITEM_ON_SHOW ? (int) data.wholeNumber("link", 0, MAX_LINK) : null;
    return new RoomEvent(
        eventId(incoming),
        account.merchant(),
        account.id(),
        account.platform(),
        data.identifier("room"),
        kind,
        link,
        sentAtMs(incoming),
        request.receivedAtMs());
  }

  private String eventId(Incoming incoming) {
    return account.id() + "/" + incoming.duplicateKey();
  }

  private static ReplyTo replyTo(JsonFields data) {
    JsonFields user = data.object("user");
    return new ReplyTo(
        user.identifier("id"),
        user.optionalText("nick", MAX_NICK_CHARS),
        data.optionalIdentifier("messageId"));
  }

  private String buyer(ReplyTo replyTo) {
    return request.keys().pseudonym(account.platform(), replyTo.userId());
  }

  private long sentAtMs(Incoming incoming) {
    JsonNode sentAt = incoming.data().value("sentAt");
    if (sentAt != null) {
      return SentAt.millis(incoming.data().pathOf("sentAt"), sentAt);
    }
    Long envelopeTimeMs = incoming.envelopeTimeMs();
    return envelopeTimeMs == null ? request.receivedAtMs() : envelopeTimeMs;
  }

  private static <E extends Enum<E>> E constant(JsonFields data, String name, E[] constants) {
    String said = data.text(name, JsonFields.MAX_IDENTIFIER_CHARS).toUpperCase(Locale.ROOT);
    for (E constant : constants) {
      if (constant.name().equals(said)) {
        return constant;
      }
    }
    throw new InvalidFieldException(
        data.pathOf(name), "must be one of " + String.join(", ", lowerCaseNames(constants)));
  }

  private static <E extends Enum<E>> List<String> lowerCaseNames(E[] constants) {
    return List.of(constants).stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
  }
}
