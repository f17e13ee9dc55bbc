package dev.tidegate.desk;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.event.StaffAction;
import org.jspecify.annotations.Nullable;

/** What the desk came to about a record; {@link Turn} makes the decision of it. */
record Ruling(
    Disposition disposition,
    String reason,
    @Nullable String eventId,
    @Nullable String room,
    @Nullable String buyer,
    boolean question,
    @Nullable String sku,
    @Nullable String answerId) {

  static Ruling of(Disposition disposition, String reason) {
    return new Ruling(disposition, reason, null, null, null, false, null, null);
  }

  Ruling about(ChatEvent chat) {
    return new Ruling(
        disposition, reason, chat.id(), chat.room(), chat.buyer(), question, sku, answerId);
  }

  Ruling about(OrderEvent order) {
    return new Ruling(
        disposition, reason, order.id(), order.room(), order.buyer(), question, sku, answerId);
  }

  Ruling about(RoomEvent event) {
    return new Ruling(disposition, reason, event.id(), event.room(), null, question, sku, answerId);
  }

  Ruling about(HostMark mark) {
    return new Ruling(disposition, reason, mark.id(), mark.room(), null, question, sku, answerId);
  }

  Ruling about(StaffAction act) {
    return new Ruling(disposition, reason, act.id(), room, act.buyer(), question, sku, answerId);
  }

  Ruling reading(boolean isQuestion, @Nullable String product) {
    return new Ruling(disposition, reason, eventId, room, buyer, isQuestion, product, answerId);
  }

  Ruling answeredBy(String id) {
    return new Ruling(disposition, reason, eventId, room, buyer, question, sku, id);
  }
}
