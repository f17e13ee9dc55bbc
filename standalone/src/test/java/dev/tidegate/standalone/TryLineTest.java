package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import dev.tidegate.event.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryLineTest {
  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final List<String> texts = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    Webhook oracle = new Webhook(SECRET);
    server.createContext(
        "/in/demo",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          int status = 202;
          try {
            Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
            oracle.verify(body, headers);
            texts.add(Json.mapper().readTree(body).path("text").asText());
          } catch (Exception e) {
            status = 401;
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void sendsACommentThatAnotherLibraryFindsSigned(String shell) throws Exception {
    // Given
    String line =
        TryLine.of(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in/demo"),
            SECRET,
            "room-1",
            "什么时候发货");

    // When
    Process process = new ProcessBuilder(shell, "-c", line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("202\n");
    assertThat(texts).containsExactly("什么时候发货");
  }

  @Test
  void refusesATextThatWouldEndItsQuotes() {
    assertThatThrownBy(() -> TryLine.of(URI.create("http://x/"), SECRET, "r", "a'b"))
        .hasMessage("text must not hold quotes or backslashes, was a'b");
  }
}
