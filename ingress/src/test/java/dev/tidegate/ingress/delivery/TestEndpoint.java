package dev.tidegate.ingress.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A merchant's endpoint on loopback: checks every signature with a library that is not ours, keeps
 * what it got, and answers as scripted, 200 when the script is over.
 */
final class TestEndpoint implements AutoCloseable {
  /** A request as it came. */
  record Got(String id, String body, long atNanos) {}

  /** Answers with a status, or never. */
  record Answer(int status, String retryAfter, String location) {
    static final Answer NEVER = new Answer(0, null, null);

    static Answer of(int status) {
      return new Answer(status, null, null);
    }
  }

  private final Webhook oracle;
  private final HttpServer server;
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();

  TestEndpoint(Vertx vertx, byte[] secret) throws Exception {
    this.oracle = new Webhook(StandardWebhooks.encodeSecret(secret));
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  private void handle(HttpServerRequest request) {
    long atNanos = System.nanoTime();
    request
        .body()
        .onSuccess(
            body -> {
              String text = body.toString(StandardCharsets.UTF_8);
              verify(request, text);
              got.add(new Got(request.getHeader(StandardWebhooks.ID), text, atNanos));
              answer(request);
            });
  }

  private void verify(HttpServerRequest request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    try {
      oracle.verify(body, HttpHeaders.of(headers, (name, value) -> true));
    } catch (WebhookVerificationException e) {
      faults.add(e.getMessage());
    }
  }

  private void answer(HttpServerRequest request) {
    Answer scripted = script.poll();
    Answer answer = scripted == null ? Answer.of(200) : scripted;
    if (answer.equals(Answer.NEVER)) {
      return;
    }
    if (answer.retryAfter() != null) {
      request.response().putHeader("retry-after", answer.retryAfter());
    }
    if (answer.location() != null) {
      request.response().putHeader("location", answer.location());
    }
    request.response().setStatusCode(answer.status()).end("{}");
  }

  void willAnswer(Answer... answers) {
    script.addAll(List.of(answers));
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/replies";
  }

  List<Got> got() {
    return List.copyOf(got);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
