package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidegate.event.Json;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A browser as far as the API can tell: keeps the cookie, sends the CSRF token. */
public final class PortalClient {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;
  private final Map<String, String> headers = new HashMap<>();

  public PortalClient(String url) {
    this.url = url;
    headers.put("Accept-Language", "en");
  }

  /** An answer. */
  public record Response(int status, JsonNode body, HttpResponse<byte[]> raw) {}

  public PortalClient with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public PortalClient without(String header) {
    headers.remove(header);
    return this;
  }

  public Response signIn(String user, String password) throws Exception {
    Response response = post("/api/session", Map.of("user", user, "password", password));
    if (response.status() == 200) {
      takeSession(response);
    }
    return response;
  }

  private void takeSession(Response response) {
    String cookie = response.raw().headers().firstValue("Set-Cookie").orElseThrow();
    headers.put("Cookie", cookie.substring(0, cookie.indexOf(';')));
    headers.put("X-CSRF-Token", response.body().get("csrf").asText());
  }

  public Response get(String path) throws Exception {
    return send("GET", path, null);
  }

  public Response post(String path, Object body) throws Exception {
    return send("POST", path, body);
  }

  public Response put(String path, Object body) throws Exception {
    return send("PUT", path, body);
  }

  public Response delete(String path) throws Exception {
    return send("DELETE", path, null);
  }

  /** As {@link #get}, asserting 200. */
  public JsonNode read(String path) throws Exception {
    Response response = get(path);
    assertThat(response.status()).as(path + " " + response.body()).isEqualTo(200);
    return response.body();
  }

  /** Opens a stream; the caller closes it. */
  public HttpResponse<InputStream> stream(String path) throws Exception {
    return http.send(request("GET", path, null), BodyHandlers.ofInputStream());
  }

  private Response send(String method, String path, Object body) throws Exception {
    HttpResponse<byte[]> raw = http.send(request(method, path, body), BodyHandlers.ofByteArray());
    String type = raw.headers().firstValue("Content-Type").orElse("");
    JsonNode tree =
        type.contains("json") ? Json.mapper().readTree(raw.body()) : MissingNode.getInstance();
    return new Response(raw.statusCode(), tree, raw);
  }

  private HttpRequest request(String method, String path, Object body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    request.timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    if (body == null) {
      return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
    }
    byte[] bytes = body instanceof byte[] given ? given : Json.bytes(body);
    return request
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes))
        .build();
  }
}
