package dev.tidegate.load.replay;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * Posts JSON to one account's address at the ingress, signed by the library {@code
 * com.standardwebhooks}. Signing is safe from any thread; post from one event loop, whose
 * connections are then reused.
 */
public final class SignedClient {
  private final HttpClient client;
  private final URI target;
  private final Webhook signer;
  private final Duration timeout;
  private final Clock clock;

  /** A request that is ready to go; within the five minutes that its timestamp holds. */
  public record Signed(RequestOptions head, Buffer body) {}

  /**
   * @param target the account's address
   * @param secret {@code whsec_<base64>}
   * @param connections most HTTP connections
   * @param timeout of one request, waiting for a connection included
   * @param clock for the timestamps of signatures
   */
  public SignedClient(
      Vertx vertx, URI target, String secret, int connections, Duration timeout, Clock clock) {
    this.target = target;
    this.signer = signer(secret);
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(target.getHost())
                .setDefaultPort(target.getPort())
                .setConnectTimeout((int) timeout.toMillis()),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  private static Webhook signer(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("secret must not be empty", e);
    }
  }

  /** Signs a body under its webhook id. */
  public Signed sign(String id, byte[] json) {
    long seconds = clock.instant().getEpochSecond();
    return new Signed(
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setURI(target.getRawPath())
            .setTimeout(timeout.toMillis())
            .putHeader("content-type", "application/json")
            .putHeader("webhook-id", id)
            .putHeader("webhook-timestamp", Long.toString(seconds))
            .putHeader("webhook-signature", signature(id, seconds, json)),
        Buffer.buffer(json));
  }

  private String signature(String id, long seconds, byte[] json) {
    try {
      return signer.sign(id, seconds, new String(json, StandardCharsets.UTF_8));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("HMAC-SHA256 must be available in every Java runtime", e);
    }
  }

  /** Sends it; the future ends with the answer's status. */
  public Future<Integer> post(Signed request) {
    return client
        .request(request.head())
        .compose(sending -> sending.send(request.body()))
        .compose(response -> response.body().map(read -> response.statusCode()));
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return client.close();
  }
}
