package dev.tidegate.standalone.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private final Vertx vertx = Vertx.vertx();
  private final Readiness readiness = new Readiness();
  private final CollectorRegistry registry = new CollectorRegistry();
  private int port;

  @BeforeEach
  void listen() throws Exception {
    port = await(ManagementServer.listen(vertx, "127.0.0.1", 0, registry, readiness)).actualPort();
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void isLiveButNotReadyWhileItStarts() throws Exception {
    assertThat(get("/live").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/ready").body()).isEqualTo("not ready: starting\n");
  }

  @Test
  void isReadyWhenUpAndEveryPartSaysYes() throws Exception {
    // Given
    AtomicBoolean ingress = new AtomicBoolean();
    readiness.require("ingress", ingress::get);
    readiness.up();

    // When, Then
    assertThat(get("/ready").body()).isEqualTo("not ready: ingress\n");
    ingress.set(true);
    assertThat(get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyAgainOnceItStops() throws Exception {
    // Given
    readiness.up();

    // When
    readiness.stopping();
    readiness.up();

    // Then
    assertThat(get("/ready").body()).isEqualTo("not ready: stopping\n");
    assertThat(get("/live").statusCode()).isEqualTo(200);
  }

  @Test
  void givesMetricsForPrometheus() throws Exception {
    // Given
    Counter.build("tidegate_test_total", "Help").register(registry).inc();

    // When
    HttpResponse<String> answer = get("/metrics");

    // Then
    assertThat(answer.body()).contains("tidegate_test_total 1.0");
    assertThat(answer.headers().firstValue("content-type").orElse("")).contains("text/plain");
  }

  @Test
  void refusesOtherPathsAndMethods() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(uri("/live")).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
