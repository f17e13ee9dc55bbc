package dev.tidegate.ingress.platform.generic;

import dev.tidegate.ingress.platform.Attempt;
import dev.tidegate.ingress.platform.Sender;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to a merchant's endpoint, signed by Standard Webhooks: {@code webhook-id} is the action's
 * id, so a repeat carries the same id and byte-equal body. Redirects are never followed.
 *
 * <p>Built on the HTTP client and not on the web client, because only there getting a connection
 * (nothing was taken yet) and the exchange on it (something may have been) are two steps that fail
 * apart. All attempts run on one event loop of the given Vert.x.
 */
public final class GenericSender implements Sender {
  /** The platform's name in accounts. */
  public static final String PLATFORM = "generic";

  private static final Logger LOG = LoggerFactory.getLogger(GenericSender.class);

  /** An answer's body has no meaning; a longer one costs its connection. */
  private static final int LONGEST_ANSWER_BYTES = 65_536;

  private final GenericSenderConfig config;
  private final Clock clock;
  private final Context context;
  private final HttpClientAgent client;

  /** Opens no connection yet. */
  public GenericSender(Vertx vertx, GenericSenderConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.context = vertx.getOrCreateContext();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) Math.max(1, config.keepAlive().toSeconds())),
            new PoolOptions().setHttp1MaxSize(config.connectionsPerEndpoint()));
  }

  @Override
  public Future<Attempt> send(Message message) {
    Promise<Attempt> promise = Promise.promise();
    // Composed, so that an exception of post() fails the future too.
    context.runOnContext(
        unused -> Future.succeededFuture(message).compose(this::post).onComplete(promise));
    return promise.future();
  }

  private Future<Attempt> post(Message message) {
    byte[] body = GenericSenderBody.of(message.action(), message.to());
    RequestOptions options;
    try {
      options = signed(message, body);
    } catch (VertxException | IllegalArgumentException e) {
      return Future.succeededFuture(Attempt.of(Attempt.Kind.REFUSED, "bad_endpoint"));
    }
    return client
        .request(options)
        .transform(
            connected ->
                connected.succeeded()
                    ? exchange(connected.result(), Buffer.buffer(body))
                    : Future.succeededFuture(
                        GenericSenderAnswer.ofNoConnection(connected.cause())));
  }

  private RequestOptions signed(Message message, byte[] body) {
    String id = message.action().id();
    long seconds = clock.instant().getEpochSecond();
    byte[] secret = message.account().outSecret().bytes();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(String.valueOf(message.account().account().endpoint()))
        .setConnectTimeout(config.connectTimeout().toMillis())
        .setFollowRedirects(false)
        .putHeader("content-type", "application/json; charset=utf-8")
        .putHeader("user-agent", "tidegate")
        .putHeader(StandardWebhooks.ID, id)
        .putHeader(StandardWebhooks.TIMESTAMP, Long.toString(seconds))
        .putHeader(StandardWebhooks.SIGNATURE, StandardWebhooks.sign(secret, id, seconds, body));
  }

  private Future<Attempt> exchange(HttpClientRequest request, Buffer body) {
    long limitMs = config.requestTimeout().toMillis();
    return request
        .send(body)
        .timeout(limitMs, TimeUnit.MILLISECONDS)
        .map(
            response -> {
              drain(request, response, limitMs);
              return GenericSenderAnswer.ofStatus(
                  response.statusCode(), response.getHeader("retry-after"), clock.instant());
            })
        .otherwise(
            failure -> {
              request.reset();
              return GenericSenderAnswer.ofNoAnswer(failure);
            });
  }

  /** Reads the rest of an answer, so that its connection can serve again, within limits. */
  private static void drain(HttpClientRequest request, HttpClientResponse response, long limitMs) {
    int[] read = {0};
    response.handler(
        chunk -> {
          read[0] += chunk.length();
          if (read[0] > LONGEST_ANSWER_BYTES) {
            request.reset();
          }
        });
    response
        .end()
        .timeout(limitMs, TimeUnit.MILLISECONDS)
        .onFailure(
            failure -> {
              request.reset();
              LOG.atDebug()
                  .addKeyValue("reason", failure.getClass().getSimpleName())
                  .log("The rest of an answer was not read");
            });
  }

  @Override
  public void close() {
    client
        .close()
        .onFailure(e -> LOG.atWarn().setCause(e).log("Closing connections to endpoints failed"));
  }
}
