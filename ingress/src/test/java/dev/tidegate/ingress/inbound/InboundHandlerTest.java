package dev.tidegate.ingress.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.ingress.inbound.EventSink.Outcome;
import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The endpoint over real HTTP, with a sink that says what the test wants. */
class InboundHandlerTest {
  private static final long NOW = 1_614_265_330;
  private static final int MAX_BODY = 4096;

  private final Vertx vertx = Vertx.vertx();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicInteger port = new AtomicInteger();
  private final List<LogRecord> taken = Collections.synchronizedList(new ArrayList<>());
  private CompletionStage<Outcome> outcome = CompletableFuture.completedFuture(Outcome.LOGGED);
  private String deployment;

  @BeforeEach
  void listen() throws Exception {
    InboundLimits limits =
        new InboundLimits(
            MAX_BODY,
            8192,
            100,
            2000,
            2 * MAX_BODY,
            Duration.ofMillis(300),
            1000,
            1000,
            Duration.ofSeconds(2));
    IngressConfig config =
        new IngressConfig("127.0.0.1", 0, 2, "unused:1", Path.of("q"), Path.of("k"), limits);
    InboundMetrics metrics = new InboundMetrics(registry);
    InboundHandler handler =
        new InboundHandler(
            vertx,
            limits,
            new FakeAccounts(),
            this::take,
            open::get,
            Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC),
            metrics);
    deployment =
        ended(
            vertx.deployVerticle(
                () -> new InboundVerticle(config, handler, metrics, port::set),
                new io.vertx.core.DeploymentOptions().setInstances(2)));
  }

  private CompletionStage<Outcome> take(List<LogRecord> records) {
    taken.addAll(records);
    return outcome;
  }

  @AfterEach
  void close() throws Exception {
    ended(vertx.close());
  }

  @Test
  void shouldAnswerWithTheIdsOfWhatItAccepted() throws Exception {
    // When
    HttpResponse<String> answer = comment().signed("msg_1", NOW).send();

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"ids\":[\"demo/msg_1\"]}");
    assertThat(((ChatEvent) taken.get(0)).receivedAtMs()).isEqualTo(NOW * 1000);
    assertThat(counted("tidegate_inbound_accepted_total", "kind", "comment")).isEqualTo(1);
    assertThat(registry.getSampleValue("tidegate_inbound_in_total")).isEqualTo(1);
    assertThat(registry.getSampleValue("tidegate_inbound_duration_seconds_count")).isEqualTo(1);
  }

  @Test
  void shouldAcceptAnEmptyBatch() throws Exception {
    HttpResponse<String> answer =
        SignedPost.to(port.get())
            .header("content-type", "application/cloudevents-batch+json")
            .body("[]")
            .signed("m", NOW)
            .send();

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":0,\"ids\":[]}");
  }

  @ParameterizedTest
  @CsvSource({"-300, 202", "300, 202", "-301, 401", "301, 401"})
  void shouldTolerateAClockThatIsFiveMinutesOff(long offset, int status) throws Exception {
    assertThat(comment().signed("m", NOW + offset).send().statusCode()).isEqualTo(status);
  }

  @Test
  void shouldTellApartWhatIsWrongWithASignature() throws Exception {
    assertRefused(comment().signed("m", NOW).without("webhook-id"), Refusal.MISSING_SIGNATURE);
    assertRefused(
        comment().signed("m", NOW).without("webhook-timestamp"), Refusal.MISSING_SIGNATURE);
    assertRefused(
        comment().signed("m", NOW).without("webhook-signature"), Refusal.MISSING_SIGNATURE);
    assertRefused(
        comment().signed("m", NOW).header("webhook-timestamp", "soon"), Refusal.BAD_TIMESTAMP);
    assertRefused(comment().signed("m", NOW - 301), Refusal.STALE_TIMESTAMP);
    assertRefused(
        comment().signed("m", NOW).body(SignedPost.comment("u1", "多少钱?")), Refusal.WRONG_SIGNATURE);
    assertThat(taken).isEmpty();
  }

  @Test
  void shouldRefuseASignatureHeaderThatIsGivenTwice() throws Exception {
    // Given
    String body = SignedPost.comment("u1", "hi");
    String signature = StandardWebhooks.sign(SignedPost.SECRET, "m", NOW, utf8(body));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + "/in/demo"))
            .header("content-type", "application/json")
            .header("webhook-id", "m")
            .header("webhook-timestamp", "" + NOW)
            .header("webhook-signature", signature)
            .header("webhook-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body));

    // When
    HttpResponse<String> answer =
        SignedPost.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());

    // Then
    assertThat(problem(answer).get("type").asText()).isEqualTo(Refusal.MISSING_SIGNATURE.type());
  }

  @Test
  void shouldJudgeTheAccountBeforeTheSignature() throws Exception {
    assertRefused(SignedPost.to(port.get(), "nobody").body("x"), Refusal.UNKNOWN_ACCOUNT);
  }

  @Test
  void shouldJudgeTheSignatureBeforeTheBody() throws Exception {
    assertRefused(
        SignedPost.to(port.get())
            .header("content-type", "text/plain")
            .body("{")
            .signed("m", NOW - 999),
        Refusal.STALE_TIMESTAMP);
  }

  @Test
  void shouldNameTheFieldThatIsWrong() throws Exception {
    // When
    HttpResponse<String> answer =
        SignedPost.to(port.get())
            .header("content-type", "application/cloudevents+json")
            .body(
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\","
                    + "\"type\":\"dev.tidegate.dm\",\"data\":{\"user\":{\"id\":\"u\"}}}")
            .signed("m", NOW)
            .send();

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = problem(answer);
    assertThat(problem.get("field").asText()).isEqualTo("data.text");
    assertThat(problem.get("detail").asText()).isEqualTo("data.text is missing.");
    assertThat(problem.get("type").asText()).isEqualTo("urn:tidegate:problem:invalid-field");
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("traceId").asText()).hasSize(16);
  }

  @Test
  void shouldRefuseBodiesThatItCannotTake() throws Exception {
    assertRefused(
        SignedPost.to(port.get()).header("content-type", "text/plain").body("{}").signed("m", NOW),
        Refusal.UNSUPPORTED_TYPE);
    assertRefused(SignedPost.to(port.get()).body("{").signed("m", NOW), Refusal.MALFORMED_JSON);
    assertRefused(SignedPost.to(port.get()).body("").signed("m", NOW), Refusal.MALFORMED_JSON);
  }

  @Test
  void shouldRefuseABodyThatIsAnnouncedTooLargeAndTakeOneOfExactlyTheLimit() throws Exception {
    assertRefused(
        SignedPost.to(port.get()).body(new byte[MAX_BODY + 1]).signed("m", NOW),
        Refusal.BODY_TOO_LARGE);
    assertRefused(
        SignedPost.to(port.get()).body(new byte[MAX_BODY]).signed("m", NOW),
        Refusal.MALFORMED_JSON);
  }

  @Test
  void shouldRefuseABodyThatGrowsTooLargeWithoutAnnouncement() throws Exception {
    // When
    String answer =
        raw(
            "POST /in/demo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n"
                + "1001\r\n"
                + "x".repeat(0x1001)
                + "\r\n0\r\n\r\n",
            "body-too-large");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void shouldNotSpendItsBudgetOfBytesOnBodiesThatDoNotCome() throws Exception {
    // Given
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.get());
      send(socket, "POST /in/demo HTTP/1.1\r\nhost: x\r\ncontent-length: 4096\r\n\r\n{");
      slow.add(socket);
    }
    await().untilAsserted(() -> assertRefused(comment().signed("m", NOW), Refusal.OVERLOADED));

    // When
    for (Socket socket : slow) {
      socket.close();
    }

    // Then
    await()
        .untilAsserted(
            () -> assertThat(comment().signed("m", NOW).send().statusCode()).isEqualTo(202));
    await()
        .untilAsserted(
            () ->
                assertThat(counted("tidegate_inbound_dropped_total", "reason", "aborted"))
                    .isEqualTo(2));
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "LOGGED", mode = EnumSource.Mode.EXCLUDE)
  void shouldAskToComeBackWhateverKeptTheEventsFromTheLog(Outcome bad) throws Exception {
    // Given
    outcome = CompletableFuture.completedFuture(bad);

    // When
    HttpResponse<String> answer = comment().signed("m", NOW).send();

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void shouldAnswerWhenTheTimeForTheLogIsUpAndCountTheEventsAsKept() throws Exception {
    // Given
    outcome = new CompletableFuture<>();

    // When
    assertRefused(comment().signed("m", NOW), Refusal.NOT_LOGGED_YET);

    // Then
    assertThat(registry.getSampleValue("tidegate_inbound_deferred_total")).isEqualTo(1);
    assertThat(counted("tidegate_inbound_dropped_total", "reason", "not_logged_yet")).isNull();
  }

  @Test
  void shouldAskToComeBackWhileTheMerchantsKeysAreUnknown() throws Exception {
    assertRefused(
        SignedPost.to(port.get(), "keyless").body("{}").signed("m", NOW),
        Refusal.MERCHANT_KEYS_MISSING);
  }

  @Test
  void shouldAnswerAnUnforeseenFailureWithoutTellingWhatItWas() throws Exception {
    HttpResponse<String> answer =
        SignedPost.to(port.get(), "broken").body("{}").signed("m", NOW).send();

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("envelope");
  }

  @Test
  void shouldRefuseWhileItStops() throws Exception {
    // Given
    open.set(false);

    // Then
    assertRefused(comment().signed("m", NOW), Refusal.STOPPING);
  }

  @Test
  void shouldAnswerWhatIsUnderWayBeforeItStops() throws Exception {
    // Given
    CompletableFuture<Outcome> late = new CompletableFuture<>();
    outcome = late;
    CompletableFuture<HttpResponse<String>> answer = comment().signed("m", NOW).sendAsync();
    await().until(() -> !taken.isEmpty());

    // When
    Future<Void> stopped = vertx.undeploy(deployment);
    late.complete(Outcome.LOGGED);

    // Then
    assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    ended(stopped);
    assertThat(comment().signed("m2", NOW).sendAsync()).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void shouldAnswerOtherMethodsAndAddressesWithProblems() throws Exception {
    HttpResponse<String> get =
        SignedPost.CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + "/in/demo"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> elsewhere =
        SignedPost.CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + "/")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("allow")).hasValue("POST");
    assertThat(problem(elsewhere).get("type").asText()).isEqualTo(Refusal.NO_SUCH_RESOURCE.type());
  }

  @Test
  void shouldTakeABinaryCloudEventWhoseHeadersHoldRawChinese() throws Exception {
    // Given
    String body = "{\"room\":\"r\",\"user\":{\"id\":\"u\"},\"text\":\"你好\"}";
    String request =
        "POST /in/demo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            + "ce-specversion: 1.0\r\nce-id: 一号\r\nce-source: /店\r\nce-type: dev.tidegate.comment\r\n"
            + "webhook-id: m\r\nwebhook-timestamp: "
            + NOW
            + "\r\nwebhook-signature: "
            + StandardWebhooks.sign(SignedPost.SECRET, "m", NOW, utf8(body))
            + "\r\ncontent-length: "
            + utf8(body).length
            + "\r\n\r\n"
            + body;

    // When
    String answer = raw(request, "}");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 202 ").contains("demo//店|一号");
  }

  @Test
  void shouldRefuseHeadersAndRequestLinesThatAreTooLarge() throws Exception {
    assertThat(
            raw("POST /in/demo HTTP/1.1\r\nhost: x\r\nx: " + "x".repeat(9000) + "\r\n\r\n", "\r\n"))
        .matches("(?s)HTTP/1\\.[01] 431 .*");
    assertThat(raw("POST /in/" + "x".repeat(5000) + " HTTP/1.1\r\nhost: x\r\n\r\n", "\r\n"))
        .matches("(?s)HTTP/1\\.[01] 414 .*");
    assertThat(raw("POST /in/demo HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n", "\r\n"))
        .matches("(?s)HTTP/1\\.[01] 400 .*");
    assertThat(taken).isEmpty();
  }

  private SignedPost comment() {
    return SignedPost.to(port.get()).body(SignedPost.comment("u1", "多少钱"));
  }

  private void assertRefused(SignedPost post, Refusal expected) throws Exception {
    HttpResponse<String> answer = post.send();
    assertThat(problem(answer).get("type").asText()).isEqualTo(expected.type());
    assertThat(answer.statusCode()).isEqualTo(expected.status());
    assertThat(answer.headers().firstValue("retry-after").isPresent())
        .isEqualTo(expected.status() == 503);
  }

  private static JsonNode problem(HttpResponse<String> answer) throws Exception {
    return Json.mapper().readTree(answer.body());
  }

  private Double counted(String name, String label, String value) {
    return registry.getSampleValue(name, new String[] {label}, new String[] {value});
  }

  /** Sends bytes as they are and reads until {@code end} was read. */
  private String raw(String request, String end) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.get())) {
      socket.setSoTimeout(5000);
      send(socket, request);
      StringBuilder answer = new StringBuilder();
      byte[] part = new byte[4096];
      while (answer.indexOf(end) < 0) {
        int read = socket.getInputStream().read(part);
        if (read < 0) {
          break;
        }
        answer.append(new String(part, 0, read, StandardCharsets.UTF_8));
      }
      return answer.toString();
    }
  }

  private static void send(Socket socket, String text) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(utf8(text));
    out.flush();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T ended(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
