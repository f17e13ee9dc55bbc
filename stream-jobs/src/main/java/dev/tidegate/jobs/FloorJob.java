package dev.tidegate.jobs;

import dev.tidegate.event.Action;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Source;
import dev.tidegate.jobs.desk.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * The yardstick of {@code bench path}: keys by merchant and passes on, an action for each chat
 * event and nothing else. Never part of the product.
 */
public final class FloorJob {
  static final String FLOOR = "floor";
  private static final String TEXT = "floor";
  private static final long EXPIRY_MS = 60_000;

  private FloorJob() {}

  /** Defines {@code events → keyBy(merchant) → one action per chat event}. */
  public static DataStream<Action> define(DataStream<EventRecord> events) {
    return events
        .keyBy(event -> Objects.requireNonNullElse(event.key(), ""), Types.STRING)
        .flatMap(FloorJob::passOn, TypeInformation.of(Action.class))
        .name(FLOOR)
        .uid(FLOOR);
  }

  private static void passOn(EventRecord event, Collector<Action> out)
      throws MalformedRecordException {
    byte[] value = event.value();
    if (value != null && Json.logRecord(value) instanceof ChatEvent chat) {
      out.collect(action(event, chat));
    }
  }

  private static Action action(EventRecord event, ChatEvent chat) {
    return new Action(
        new Source(event.partition(), event.offset(), 0).toString(),
        UUID.nameUUIDFromBytes(("floor|" + chat.id()).getBytes(StandardCharsets.UTF_8)).toString(),
        chat.merchant(),
        chat.account(),
        chat.platform(),
        channel(chat.kind()),
        chat.room(),
        chat.buyer(),
        chat.id(),
        chat.replyTo(),
        TEXT,
        List.of(),
        event.appendMs() + EXPIRY_MS,
        0,
        chat.receivedAtMs());
  }

  private static Action.Channel channel(ChatEvent.Kind kind) {
    return switch (kind) {
      case COMMENT -> Action.Channel.PUBLIC_REPLY;
      case DM -> Action.Channel.DM;
    };
  }
}
