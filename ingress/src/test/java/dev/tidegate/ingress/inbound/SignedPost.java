package dev.tidegate.ingress.inbound;

import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A sender of signed requests for tests, on the JDK's HTTP client. */
final class SignedPost {
  static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String address;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private byte[] body = new byte[0];

  private SignedPost(int port, String account) {
    this.address = "http://127.0.0.1:" + port + "/in/" + account;
  }

  static SignedPost to(int port) {
    return to(port, "demo");
  }

  static SignedPost to(int port, String account) {
    return new SignedPost(port, account).header("content-type", "application/json");
  }

  /** A comment in plain JSON. */
  static String comment(String user, String text) {
    return "{\"type\":\"comment\",\"room\":\"room-1\",\"user\":{\"id\":\"%s\",\"nick\":\"小明\"},\"text\":\"%s\"}"
        .formatted(user, text);
  }

  SignedPost header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  SignedPost without(String name) {
    headers.remove(name);
    return this;
  }

  SignedPost body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  SignedPost body(byte[] bytes) {
    this.body = bytes;
    return this;
  }

  /** Signs what the body is now. */
  SignedPost signed(String id, long epochSeconds) {
    return header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(epochSeconds))
        .header("webhook-signature", StandardWebhooks.sign(SECRET, id, epochSeconds, body));
  }

  SignedPost signedNow(String id) {
    return signed(id, System.currentTimeMillis() / 1000);
  }

  HttpResponse<String> send() throws IOException, InterruptedException {
    return CLIENT.send(request(), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendAsync() {
    return CLIENT.sendAsync(request(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }
}
