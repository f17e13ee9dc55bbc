package dev.tidegate.portal.live;

import dev.tidegate.event.Board;
import dev.tidegate.portal.http.Answer;
import dev.tidegate.portal.http.ApiProblem;
import dev.tidegate.portal.http.Call;
import dev.tidegate.portal.http.Caller;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rooms, and the stream of one of them. */
public final class LiveApi {
  private static final int MAX_CLIENTS = 2_000;
  private static final int MAX_CLIENTS_OF_MERCHANT = 200;
  private static final long RETRY_SECONDS = 10;
  private static final Pattern SEQ = Pattern.compile("\\d{1,18}");

  private final Boards boards;
  private final LiveHub hub;

  public LiveApi(Boards boards, LiveHub hub) {
    this.boards = boards;
    this.hub = hub;
  }

  record RoomView(String room, long seq, long atMs, long comments, long questions, long answered) {}

  /** The operations. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.user(HttpMethod.GET, "/api/rooms", this::rooms),
        Endpoint.user(HttpMethod.GET, "/api/live/{room}", this::live));
  }

  private Future<Answer> rooms(Call call) {
    List<RoomView> rooms =
        boards.of(call.merchant()).stream()
            .sorted(Comparator.comparingLong(Board::atMs).reversed())
            .map(
                b ->
                    new RoomView(
                        b.room(), b.seq(), b.atMs(), b.comments(), b.questions(), b.answered()))
            .toList();
    return Future.succeededFuture(Answer.ok(rooms));
  }

  private Future<Answer> live(Call call) {
    RoomKey room = new RoomKey(call.merchant(), call.path("room"));
    if (hub.clients() >= MAX_CLIENTS || hub.clientsOf(room.merchant()) >= MAX_CLIENTS_OF_MERCHANT) {
      throw ProblemException.retryAfter(ApiProblem.TOO_MANY_VIEWERS, RETRY_SECONDS);
    }
    Caller.Session session = Objects.requireNonNull(call.caller().session());
    HttpServerResponse response =
        call.context()
            .response()
            .setChunked(true)
            .putHeader("Content-Type", "text/event-stream")
            .putHeader("X-Accel-Buffering", "no");
    hub.join(room, new LiveClient(response, session.tokenHash(), lastSeq(call)));
    return Future.succeededFuture(Answer.STREAMING);
  }

  private static long lastSeq(Call call) {
    String last = call.context().request().getHeader("Last-Event-ID");
    return last != null && SEQ.matcher(last).matches() ? Long.parseLong(last) : -1;
  }
}
