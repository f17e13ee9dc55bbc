package dev.tidegate.load.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import dev.tidegate.event.Json;
import dev.tidegate.load.replay.RecordedEvent.ItemOnShow;
import dev.tidegate.load.replay.RecordedEvent.Kind;
import dev.tidegate.load.replay.RecordedEvent.Said;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final List<RecordedEvent> EVENTS =
      List.of(
          new RecordedEvent(Duration.ZERO, new ItemOnShow(3)),
          new RecordedEvent(Duration.ofMillis(200), new Said(Kind.COMMENT, "u1", "多少钱")),
          new RecordedEvent(Duration.ofMillis(400), new Said(Kind.DM, "u2", "在吗")));

  private final Vertx vertx = Vertx.vertx();
  private final List<Posted> posted = new CopyOnWriteArrayList<>();

  private record Posted(String id, JsonNode body) {}

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void postsEveryEventSignedInOrderWithTheIdOfTheRun() throws Exception {
    // Given
    int port = serve(204);

    // When
    ReplayReport report = run(config(port, 20));

    // Then
    assertThat(posted).extracting(Posted::id).containsExactly("run1-0", "run1-1", "run1-2");
    assertThat(posted.get(0).body().path("link").asInt()).isEqualTo(3);
    assertThat(posted.get(1).body().path("text").asText()).isEqualTo("多少钱");
    assertThat(posted.get(1).body().path("user").path("id").asText()).isEqualTo("u1");
    assertThat(posted.get(2).body().path("type").asText()).isEqualTo("dm");
    assertThat(report.accepted()).isEqualTo(3);
    assertThat(report.refused()).isEmpty();
  }

  @Test
  void takesTheTimeOfTheRecordingDividedBySpeed() throws Exception {
    // Given
    int port = serve(204);
    long before = System.nanoTime();

    // When
    run(config(port, 2));

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void countsRefusalsByStatusAndSendsThemOnce() throws Exception {
    // Given
    int port = serve(401);

    // When
    ReplayReport report = run(config(port, 20));

    // Then
    assertThat(posted).hasSize(3);
    assertThat(report.accepted()).isZero();
    assertThat(report.refused()).containsExactly(Map.entry("http_401", 3L));
  }

  @Test
  void triesABusyIngressAgainWithTheSameId() throws Exception {
    // Given
    int port = serve(503);

    // When
    ReplayReport report = run(config(port, 100).withAttempts(2));

    // Then
    assertThat(posted).hasSize(6);
    assertThat(posted.stream().map(Posted::id).collect(Collectors.toSet())).hasSize(3);
    assertThat(report.refused()).containsExactly(Map.entry("http_503", 3L));
  }

  @Test
  void sendsNothingMoreAfterAStop() throws Exception {
    // Given
    int port = serve(204);
    Replay replay =
        Replay.start(vertx, config(port, 0.001), EVENTS, Clock.systemUTC(), System::nanoTime);

    // When
    ReplayReport report =
        replay.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

    // Then
    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.accepted()).isEqualTo(1);
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertThatThrownBy(() -> config(1, 0)).hasMessage("speed must be positive, was 0.0");
  }

  private ReplayReport run(ReplayConfig config) throws Exception {
    return Replay.start(vertx, config, EVENTS, Clock.systemUTC(), System::nanoTime)
        .done()
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private static ReplayConfig config(int port, double speed) {
    return ReplayConfig.once(
        URI.create("http://127.0.0.1:" + port + "/in/demo"), SECRET, "room-1", "run1", speed);
  }

  private int serve(int status) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> take(request, status))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    return server.actualPort();
  }

  private void take(HttpServerRequest request, int status) {
    request
        .body()
        .onSuccess(
            body -> {
              String text = body.toString(StandardCharsets.UTF_8);
              try {
                Map<String, List<String>> headers =
                    request.headers().names().stream()
                        .collect(Collectors.toMap(name -> name, request.headers()::getAll));
                new Webhook(SECRET).verify(text, headers);
                posted.add(
                    new Posted(request.getHeader("webhook-id"), Json.mapper().readTree(text)));
                request.response().setStatusCode(status).end();
              } catch (Exception e) {
                request.response().setStatusCode(500).end();
              }
            });
  }
}
