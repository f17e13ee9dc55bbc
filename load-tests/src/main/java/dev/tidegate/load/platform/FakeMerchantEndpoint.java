package dev.tidegate.load.platform;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A merchant's endpoint on loopback, as delivery's generic sender posts to it. It checks every
 * signature with the library of Standard Webhooks, which is not ours, answers as scripted and 200
 * when the script is over, and keeps a {@link ReplyBook}.
 *
 * <p>A wrong signature is answered 401 and counts nowhere else. Safe from any thread.
 */
public final class FakeMerchantEndpoint {
  private static final String HOST = "127.0.0.1";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final Vertx vertx;
  private final Webhook oracle;
  private final ReplyBook book;
  private final HttpServer server;
  private final Queue<ScriptedAnswer> script = new ConcurrentLinkedQueue<>();
  private final List<Consumer<ReplyBook.Received>> listeners = new CopyOnWriteArrayList<>();
  private volatile ScriptedAnswer usual = ScriptedAnswer.status(OK);

  private FakeMerchantEndpoint(Vertx vertx, String secret, ReplyBook book) {
    this.vertx = vertx;
    this.oracle = oracle(secret);
    this.book = book;
    this.server = vertx.createHttpServer().requestHandler(this::handle);
  }

  private static Webhook oracle(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("secret must not be empty", e);
    }
  }

  /**
   * Listens on loopback.
   *
   * @param port 0 = any free one
   * @param secret {@code whsec_<base64>}, which the account signs outgoing requests with
   */
  public static Future<FakeMerchantEndpoint> start(
      Vertx vertx, int port, String secret, ReplyBook book) {
    FakeMerchantEndpoint endpoint = new FakeMerchantEndpoint(vertx, secret, book);
    return endpoint.server.listen(port, HOST).map(endpoint);
  }

  /** Where accounts must post to. */
  public String url() {
    return "http://" + HOST + ":" + server.actualPort() + "/replies";
  }

  /** What was seen and shown. */
  public ReplyBook book() {
    return book;
  }

  /** Answers the next requests in this order, before the usual answer returns. */
  public void willAnswer(ScriptedAnswer... answers) {
    script.addAll(List.of(answers));
  }

  /** Answers every request without a scripted answer like this from now on. */
  public void usuallyAnswers(ScriptedAnswer answer) {
    usual = answer;
  }

  /** Tells of every request with a valid signature, on an event loop: must not block. */
  public void onReceived(Consumer<ReplyBook.Received> listener) {
    listeners.add(listener);
  }

  private void handle(HttpServerRequest request) {
    long atNanos = System.nanoTime();
    request.body().onSuccess(body -> judge(request, body, atNanos));
  }

  private void judge(HttpServerRequest request, Buffer buffer, long atNanos) {
    String body = buffer.toString(StandardCharsets.UTF_8);
    if (!isSigned(request, body)) {
      book.wrongSignature();
      request.response().setStatusCode(UNAUTHORIZED).end();
      return;
    }
    // The oracle has checked that the header is there.
    String id = String.valueOf(request.getHeader(Webhook.UNBRANDED_MSG_ID_KEY));
    ReplyBook.Received received = new ReplyBook.Received(id, body, atNanos);
    book.received(received);
    listeners.forEach(listener -> listener.accept(received));
    ScriptedAnswer scripted = script.poll();
    answer(request, received, scripted == null ? usual : scripted);
  }

  private boolean isSigned(HttpServerRequest request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    try {
      oracle.verify(body, HttpHeaders.of(headers, (name, value) -> true));
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }

  private void answer(
      HttpServerRequest request, ReplyBook.Received received, ScriptedAnswer answer) {
    if (answer.takes()) {
      book.taken(received);
    }
    if (answer.delay().isZero()) {
      answerNow(request, answer);
    } else {
      vertx.setTimer(answer.delay().toMillis(), timer -> answerNow(request, answer));
    }
  }

  private static void answerNow(HttpServerRequest request, ScriptedAnswer answer) {
    HttpServerResponse response = request.response();
    switch (answer.kind()) {
      case ANSWER -> {
        if (response.closed()) {
          return;
        }
        if (answer.retryAfterSeconds() >= 0) {
          response.putHeader("retry-after", Integer.toString(answer.retryAfterSeconds()));
        }
        response.setStatusCode(answer.status()).end();
      }
      case TAKE_AND_NEVER_ANSWER -> {
        // The connection stays open until the sender gives up.
      }
      case TAKE_AND_CUT -> request.connection().close();
    }
  }

  /** Stops listening and cuts what is open. */
  public Future<Void> close() {
    return server.close();
  }
}
