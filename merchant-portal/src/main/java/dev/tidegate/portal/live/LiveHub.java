package dev.tidegate.portal.live;

import dev.tidegate.event.Board;
import dev.tidegate.portal.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages what changed. A room that nobody looks at costs nothing; a room that many look
 * at is rendered once, at most four times a second. All state belongs to one event loop; {@link
 * #boardChanged} and {@link #repliesChanged} may be called from any thread.
 */
public final class LiveHub {
  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
  private static final long PACE_MS = 250;
  private static final long KEEP_ALIVE_MS = 15_000;
  private static final int SESSIONS_CHECKED_EVERY = 4;

  private final Vertx vertx;
  private final Function<RoomKey, Future<List<RecentReplies.Reply>>> recent;
  private final Sessions sessions;
  private final Map<RoomKey, Feed> feeds = new HashMap<>();

  /** What other threads look at before they wake the event loop. */
  private final Set<RoomKey> watched = ConcurrentHashMap.newKeySet();

  private final AtomicInteger clients = new AtomicInteger();
  private @Nullable Context context;
  private @Nullable Boards boards;
  private long keepAliveTimer = -1;
  private int keepAlives;

  public LiveHub(Vertx vertx, RecentReplies recent, Sessions sessions) {
    this(vertx, recent::of, sessions);
  }

  LiveHub(
      Vertx vertx, Function<RoomKey, Future<List<RecentReplies.Reply>>> recent, Sessions sessions) {
    this.vertx = vertx;
    this.recent = recent;
    this.sessions = sessions;
  }

  /** A room that at least one page shows. */
  private static final class Feed {
    private final RoomKey room;
    private final Set<LiveClient> clients = new LinkedHashSet<>();
    private boolean boardDirty;
    private boolean repliesDirty;
    private boolean scheduled;

    /** Counts queries for replies: one that answers after a newer one is dropped. */
    private long repliesAsked;

    private long repliesShown;

    private long lastFlushNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    Feed(RoomKey room) {
      this.room = room;
    }
  }

  /** Called on the event loop that serves the pages, before the first of them. */
  public void start(Boards source) {
    context = vertx.getOrCreateContext();
    boards = source;
    keepAliveTimer = vertx.setPeriodic(KEEP_ALIVE_MS, timer -> keepAlive());
  }

  /** Ends all streams; on the event loop. */
  public void stop() {
    vertx.cancelTimer(keepAliveTimer);
    for (Feed feed : new ArrayList<>(feeds.values())) {
      feed.clients.forEach(client -> client.response().end());
    }
  }

  /** Open pages now. */
  public int clients() {
    return clients.get();
  }

  int clientsOf(String merchant) {
    return feeds.values().stream()
        .filter(feed -> feed.room.merchant().equals(merchant))
        .mapToInt(feed -> feed.clients.size())
        .sum();
  }

  /** Does nothing when the client went away already: no handler would tell of it later. */
  void join(RoomKey room, LiveClient client) {
    if (client.gone()) {
      return;
    }
    Feed feed = feeds.computeIfAbsent(room, Feed::new);
    watched.add(room);
    feed.clients.add(client);
    clients.incrementAndGet();
    client.response().drainHandler(drained -> dirty(feed));
    client.response().closeHandler(closed -> leave(feed, client));
    client.response().exceptionHandler(broken -> leave(feed, client));
    client.response().write(ServerSentEvents.HELLO);
    dirty(feed);
  }

  private void leave(Feed feed, LiveClient client) {
    if (feed.clients.remove(client)) {
      clients.decrementAndGet();
      if (feed.clients.isEmpty()) {
        feeds.remove(feed.room);
        watched.remove(feed.room);
      }
    }
  }

  /** A room has a new board. */
  public void boardChanged(RoomKey room) {
    Context loop = context;
    if (loop != null && watched.contains(room)) {
      loop.runOnContext(
          now -> {
            Feed feed = feeds.get(room);
            if (feed != null) {
              feed.boardDirty = true;
              schedule(feed);
            }
          });
    }
  }

  /** Replies of merchants were stored or changed. */
  public void repliesChanged(Set<String> merchants) {
    Context loop = context;
    if (loop == null || watched.isEmpty()) {
      return;
    }
    Set<String> changed = Set.copyOf(merchants);
    loop.runOnContext(
        now -> {
          for (Feed feed : feeds.values()) {
            if (changed.contains(feed.room.merchant())) {
              feed.repliesDirty = true;
              schedule(feed);
            }
          }
        });
  }

  private void dirty(Feed feed) {
    feed.boardDirty = true;
    feed.repliesDirty = true;
    schedule(feed);
  }

  /** At once when the room was quiet, else when its pace allows. */
  private void schedule(Feed feed) {
    if (feed.scheduled) {
      return;
    }
    feed.scheduled = true;
    long sinceMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - feed.lastFlushNanos);
    long waitMs = PACE_MS - sinceMs;
    if (waitMs <= 0) {
      vertx.runOnContext(now -> flush(feed));
    } else {
      vertx.setTimer(waitMs, timer -> flush(feed));
    }
  }

  private void flush(Feed feed) {
    feed.scheduled = false;
    feed.lastFlushNanos = System.nanoTime();
    if (feed.boardDirty) {
      feed.boardDirty = false;
      sendBoard(feed);
    }
    if (feed.repliesDirty) {
      feed.repliesDirty = false;
      sendReplies(feed);
    }
  }

  private void sendBoard(Feed feed) {
    Board board = boards == null ? null : boards.find(feed.room);
    if (board != null) {
      Buffer event = ServerSentEvents.board(board);
      for (LiveClient client : feed.clients) {
        client.board(board.seq(), event);
      }
    }
  }

  private void sendReplies(Feed feed) {
    feed.repliesAsked++;
    long asked = feed.repliesAsked;
    recent
        .apply(feed.room)
        .onSuccess(
            replies -> {
              if (asked > feed.repliesShown) {
                feed.repliesShown = asked;
                feed.clients.forEach(client -> client.replies(replies));
              }
            })
        .onFailure(
            failed ->
                LOG.atWarn()
                    .setCause(failed)
                    .addKeyValue("room", feed.room.room())
                    .log("Replies of a room could not be read; the next change reads them again"));
  }

  void keepAlive() {
    List<LiveClient> all = new ArrayList<>();
    for (Feed feed : new ArrayList<>(feeds.values())) {
      feed.clients.stream()
          .filter(LiveClient::gone)
          .toList()
          .forEach(client -> leave(feed, client));
      all.addAll(feed.clients);
    }
    all.forEach(LiveClient::keepAlive);
    keepAlives++;
    if (keepAlives % SESSIONS_CHECKED_EVERY == 0 && !all.isEmpty()) {
      endSignedOut(all);
    }
  }

  /** A page whose session is over must not go on showing the room. */
  private void endSignedOut(List<LiveClient> all) {
    sessions
        .alive(all.stream().map(LiveClient::sessionHash).toList())
        .onSuccess(
            alive ->
                all.stream()
                    .filter(client -> !alive.contains(Buffer.buffer(client.sessionHash())))
                    .forEach(client -> client.response().end()))
        .onFailure(
            failed ->
                LOG.atWarn()
                    .setCause(failed)
                    .log("Sessions of open pages could not be checked; tried again in a minute"));
  }
}
