package dev.tidegate.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.portal.PortalWorld;
import dev.tidegate.portal.PortalWorldExtension;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.sqlclient.Pool;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class LiveHubTest {
  private static final RoomKey ROOM = new RoomKey("m1", "room-1");

  private final List<Promise<List<RecentReplies.Reply>>> queries = new CopyOnWriteArrayList<>();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private Vertx vertx;
  private Pool pool;
  private LiveHub hub;

  @BeforeEach
  void makeHub(PortalWorld world) throws Exception {
    vertx = Vertx.vertx();
    pool = Database.pool(vertx, world.newDatabase());
    hub = new LiveHub(vertx, room -> query(), new Sessions(pool, Clock.systemUTC()));
  }

  @AfterEach
  void stop() throws Exception {
    Database.await(pool.close());
    Database.await(vertx.close());
  }

  @Test
  void aPageThatWentAwayBeforeItJoinedIsNotKept() throws Exception {
    // Given
    closed = true;
    // When
    onLoop(() -> join());
    // Then
    assertThat(hub.clients()).isZero();
    assertThat(written).isEmpty();
  }

  @Test
  void aPageThatWentAwayUnnoticedIsDroppedAtTheNextKeepAlive() throws Exception {
    // Given
    onLoop(() -> join());
    assertThat(hub.clients()).isEqualTo(1);
    // When
    closed = true;
    onLoop(
        () -> {
          hub.keepAlive();
          return true;
        });
    // Then
    assertThat(hub.clients()).isZero();
  }

  @Test
  void anOlderAnswerThatComesLaterIsDropped() throws Exception {
    // Given
    onLoop(() -> join());
    await().until(() -> queries.size() == 1);
    onLoop(() -> join());
    await().until(() -> queries.size() == 2);
    written.clear();
    // When
    onLoop(() -> queries.get(1).tryComplete(List.of(reply("sent"))));
    onLoop(() -> queries.get(0).tryComplete(List.of(reply("waiting"))));
    // Then
    assertThat(written).hasSize(2).allMatch(event -> event.contains("sent"));
  }

  private static RecentReplies.Reply reply(String status) {
    return new RecentReplies.Reply("a1", 1, "text", null, status, null);
  }

  private Future<List<RecentReplies.Reply>> query() {
    Promise<List<RecentReplies.Reply>> answer = Promise.promise();
    queries.add(answer);
    return answer.future();
  }

  private boolean join() {
    hub.join(ROOM, new LiveClient(response(), new byte[] {1}, -1));
    return true;
  }

  private <T> T onLoop(Callable<T> work) throws Exception {
    Promise<T> done = Promise.promise();
    vertx.runOnContext(
        now -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.fail(e);
          }
        });
    return Database.await(done.future());
  }

  /** A response that notes what is written and tells of nothing. */
  private HttpServerResponse response() {
    return (HttpServerResponse)
        Proxy.newProxyInstance(
            HttpServerResponse.class.getClassLoader(),
            new Class<?>[] {HttpServerResponse.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "closed" -> closed;
                  case "ended", "writeQueueFull" -> false;
                  case "write" -> {
                    written.add(((Buffer) args[0]).toString());
                    yield Future.succeededFuture();
                  }
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == args[0];
                  default -> proxy;
                });
  }
}
