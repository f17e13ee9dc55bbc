package dev.tidegate.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Json;
import dev.tidegate.load.platform.ReplyBook.Received;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final long SEED = 7;

  private final Vertx vertx = Vertx.vertx();
  private final Arrivals arrivals = new Arrivals();
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void countsTheWholeRunAndRecordsWhatComesAfterTheWarmUp() throws Exception {
    // Given
    int port = serve(204, id -> reply(id, Duration.ZERO));

    // When
    LoadResult result = run(port, Duration.ofSeconds(30));

    // Then
    assertThat(result.sent()).isEqualTo(30);
    assertThat(result.replies()).isEqualTo(30);
    assertThat(result.repeats()).isZero();
    assertThat(result.refused()).isEmpty();
    assertThat(result.latency().p50()).isPositive();
    assertThat(result.latency().max()).isGreaterThanOrEqualTo(result.latency().p50());
  }

  @Test
  void latencyCountsFromTheMomentOfTheSchedule() throws Exception {
    // Given
    int port = serve(204, id -> reply(id, Duration.ofSeconds(3)));

    // When
    LoadResult result = run(port, Duration.ofSeconds(30));

    // Then
    assertThat(result.latency().p50()).isGreaterThanOrEqualTo(3_000);
    assertThat(result.lateness().p50()).isLessThan(result.latency().p50());
  }

  @Test
  void saysWhichCommentsWereNotAnsweredOrNotAccepted() throws Exception {
    // Given
    int port = serve(503, id -> {});

    // When
    LoadResult result = run(port, Duration.ofSeconds(6));

    // Then
    assertThat(result.replies()).isZero();
    assertThat(result.refused()).containsEntry("http_503", 30L);
    assertThat(result.problems())
        .contains(
            "30 comments were sent, 0 were answered", "the ingress did not accept {http_503=30}");
  }

  @Test
  void countsASecondReplyAndIgnoresThoseOfOtherRuns() throws Exception {
    // Given
    int port =
        serve(
            204,
            id -> {
              reply("other-1", Duration.ZERO);
              reply("run-probe-1", Duration.ZERO);
              reply("no number", Duration.ZERO);
              reply(id, Duration.ZERO);
              if (id.equals("run-0")) {
                reply(id, Duration.ZERO);
              }
            });

    // When
    LoadResult result = run(port, Duration.ofSeconds(30));

    // Then
    assertThat(result.replies()).isEqualTo(30);
    assertThat(result.repeats()).isEqualTo(1);
    assertThat(result.problems()).contains("1 replies came more than once");
  }

  @Test
  void theSameSeedSaysTheSame() throws Exception {
    // Given
    int port = serve(204, id -> reply(id, Duration.ZERO));
    run(port, Duration.ofSeconds(30));
    List<String> first = List.copyOf(texts);
    texts.clear();

    // When
    run(port, Duration.ofSeconds(30));

    // Then
    assertThat(texts).containsExactlyInAnyOrderElementsOf(first);
    assertThat(first).contains("一").contains("二");
  }

  private LoadResult run(int port, Duration patience) throws Exception {
    return OpenLoop.run(
        vertx,
        new LoadPlan(
            URI.create("http://127.0.0.1:" + port + "/in/demo"),
            SECRET,
            "room",
            "run",
            List.of("一", "二"),
            SEED,
            200,
            10,
            20,
            patience),
        arrivals,
        Clock.systemUTC());
  }

  private void reply(String comment, Duration late) {
    String body = Json.mapper().createObjectNode().put("inReplyTo", "demo/" + comment).toString();
    arrivals.accept(new Received("action", body, System.nanoTime() + late.toNanos()));
  }

  private int serve(int status, Consumer<String> replies) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              texts.add(body.toJsonObject().getString("text"));
                              replies.accept(String.valueOf(request.getHeader("webhook-id")));
                              request.response().setStatusCode(status).end();
                            }));
    return server
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .actualPort();
  }
}
