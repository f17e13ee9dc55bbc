package dev.tidegate.portal.live;

import dev.tidegate.event.Board;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.TopicFollower;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest board of every room. Reads never block; safe from any thread. */
public final class Boards implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Boards.class);

  private final Map<String, Map<String, Board>> byMerchant = new ConcurrentHashMap<>();
  private final Consumer<RoomKey> changed;
  private final TopicFollower follower;

  private Boards(String bootstrap, int partitions, Consumer<RoomKey> changed) {
    this.changed = changed;
    this.follower =
        TopicFollower.start(
            bootstrap,
            "portal-board",
            TopicNames.BOARD,
            IntStream.range(0, partitions).boxed().toList(),
            this::take);
  }

  /** Starts following; {@code changed} is called on the follower's thread and must not block. */
  public static Boards follow(String bootstrap, int partitions, Consumer<RoomKey> changed) {
    return new Boards(bootstrap, partitions, changed);
  }

  /** Completes when every board that stood in the topic at the start is known. */
  public CompletableFuture<Void> caughtUp() {
    return follower.caughtUp();
  }

  private void take(ConsumerRecord<String, byte[]> row) {
    if (row.value() == null) {
      int slash = row.key().indexOf('/');
      if (slash > 0) {
        forget(new RoomKey(row.key().substring(0, slash), row.key().substring(slash + 1)));
      }
      return;
    }
    try {
      Board board = Json.read(row.value(), Board.class);
      byMerchant
          .computeIfAbsent(board.merchant(), merchant -> new ConcurrentHashMap<>())
          .put(board.room(), board);
      changed.accept(new RoomKey(board.merchant(), board.room()));
    } catch (MalformedRecordException e) {
      LOG.atWarn()
          .addKeyValue("topic", row.topic())
          .addKeyValue("partition", row.partition())
          .addKeyValue("offset", row.offset())
          .addKeyValue("reason", e.getMessage())
          .log("A board cannot be read; the former one stays");
    }
  }

  private void forget(RoomKey room) {
    Map<String, Board> rooms = byMerchant.get(room.merchant());
    if (rooms != null) {
      rooms.remove(room.room());
    }
  }

  /** The room's board, null while there is none. */
  @Nullable Board find(RoomKey room) {
    Map<String, Board> rooms = byMerchant.get(room.merchant());
    return rooms == null ? null : rooms.get(room.room());
  }

  /** The boards of a merchant. */
  Collection<Board> of(String merchant) {
    Map<String, Board> rooms = byMerchant.get(merchant);
    return rooms == null ? List.of() : List.copyOf(rooms.values());
  }

  @Override
  public void close() {
    follower.close();
  }
}
