package dev.tidegate.ingress.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.Action;
import dev.tidegate.event.Capability;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.Json;
import dev.tidegate.event.Product;
import dev.tidegate.ingress.delivery.DeliveryWorld.Keys;
import dev.tidegate.ingress.delivery.TestEndpoint.Answer;
import dev.tidegate.ingress.delivery.TestEndpoint.Got;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import io.prometheus.client.CollectorRegistry;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Delivery with a real broker and a real HTTP endpoint. */
@ExtendWith(KafkaClusterExtension.class)
final class DeliveryIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static KafkaCluster cluster;

  private DeliveryWorld world;

  @AfterEach
  void closeWorld() throws Exception {
    world.close();
  }

  private DeliveryWorld aWorld(Keys keys) throws Exception {
    world = new DeliveryWorld(cluster.getBootstrapServers(), keys);
    return world;
  }

  private DeliveryOutcome outcomeOf(Action action) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(LIMIT)
        .until(() -> !world.outcomesOf(action).isEmpty());
    return world.outcomesOf(action).get(0);
  }

  private static void ready(DeliveryService service) {
    await().atMost(LIMIT).until(service::isReady);
  }

  @Test
  void everyActionIsSentOnceSignedAndInTheOrderOfItsBuyer() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      actions.add(world.action("b" + i % 7, "答" + i, List.of(), Duration.ofSeconds(30)));
    }

    // When
    for (Action action : actions) {
      world.append(action);
    }
    actions.forEach(this::outcomeOf);

    // Then
    List<Got> got = world.endpoint.got();
    assertThat(got).extracting(Got::id).containsExactlyInAnyOrderElementsOf(ids(actions));
    assertThat(world.endpoint.faults()).isEmpty();
    for (int buyer = 0; buyer < 7; buyer++) {
      String name = "b" + buyer;
      List<String> sent = ids(actions.stream().filter(a -> a.buyer().equals(name)).toList());
      assertThat(got.stream().map(Got::id).filter(sent::contains)).containsExactlyElementsOf(sent);
    }
    assertThat(world.metric(DeliveryMetrics.SENT)).isEqualTo(300);
    await().atMost(LIMIT).until(() -> world.metric(DeliveryMetrics.IN_FLIGHT) == 0);
  }

  @Test
  void theBodySaysWhatToAnswerAndToWhom() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    Action action = world.action("b1");

    // When
    world.append(action);
    outcomeOf(action);

    // Then
    assertThat(Json.mapper().readTree(world.endpoint.got().get(0).body()))
        .isEqualTo(
            Json.mapper()
                .valueToTree(
                    Map.of(
                        "type",
                        "reply",
                        "id",
                        action.id(),
                        "account",
                        world.account,
                        "room",
                        "room-1",
                        "text",
                        action.text(),
                        "inReplyTo",
                        action.inReplyTo(),
                        "messageId",
                        "msg-1",
                        "user",
                        Map.of("id", "user-b1", "nick", "尼克"))));
  }

  @Test
  void nothingIsSentAgainAfterAStopAndStart() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    DeliveryService first = world.start("one");
    ready(first);
    List<Action> before = List.of(world.action("b1"), world.action("b2"));
    for (Action action : before) {
      world.append(action);
    }
    before.forEach(this::outcomeOf);
    first.stop();
    Action meanwhile = world.action("b1");
    world.append(meanwhile);

    // When
    ready(world.start("one", LIMIT, new CollectorRegistry()));
    outcomeOf(meanwhile);

    // Then
    assertThat(world.endpoint.got())
        .extracting(Got::id)
        .containsExactlyInAnyOrder(before.get(0).id(), before.get(1).id(), meanwhile.id());
    assertThat(first.isLive()).isFalse();
  }

  @Test
  void anInstanceThatTakesOverSendsTheOrphanAgainWithTheSameIdAndBody() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    DeliveryService first = world.start("one");
    ready(first);
    world.endpoint.willAnswer(Answer.NEVER);
    Action action = world.action("b1");
    world.append(action);
    await().atMost(LIMIT).until(() -> world.endpoint.got().size() == 1);

    // When
    DeliveryService second = world.start("one", LIMIT, new CollectorRegistry());
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.SENT);
    List<Got> got = world.endpoint.got();
    assertThat(got).hasSize(2);
    assertThat(got.get(1).id()).isEqualTo(got.get(0).id());
    assertThat(got.get(1).body()).isEqualTo(got.get(0).body());
    assertThat(second.isReady()).isTrue();
    await().atMost(LIMIT).until(() -> !first.isLive());
  }

  @Test
  void anOrphanIsUncertainWhereKeysAreNotHonoured() throws Exception {
    // Given
    aWorld(Keys.NOT_HONOURED);
    Action action = world.action("b1");
    world.claim(action, "gone");
    ready(world.start("one"));

    // When
    world.append(action);
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.reason()).isEqualTo("orphan_claim");
    assertThat(world.endpoint.got()).isEmpty();
  }

  @Test
  void anOutcomeThatTheLogMayNotHaveHeardIsToldAgainAndNothingIsSent() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    Action action = world.action("b1");
    DeliveryOutcome settled =
        new DeliveryOutcome(world.merchant, action.id(), Status.SENT, "http_204", 1, 17);
    world.claim(action, "gone");
    world.settled(action, settled);
    ready(world.start("one"));

    // When
    world.append(action);
    DeliveryOutcome heard = outcomeOf(action);

    // Then
    assertThat(heard).isEqualTo(settled);
    assertThat(world.endpoint.got()).isEmpty();
  }

  @Test
  void aRepeatBySourceIsDropped() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    Action action = world.action("b1");
    Action later = world.action("b1");

    // When
    world.append(action);
    world.append(later);
    world.append(action);
    Action last = world.action("b1");
    world.append(last);
    outcomeOf(last);

    // Then
    assertThat(world.endpoint.got())
        .extracting(Got::id)
        .containsExactly(action.id(), later.id(), last.id());
  }

  @Test
  void a429IsSentAgainAfterThePauseThatWasAskedFor() throws Exception {
    // Given
    aWorld(Keys.NOT_HONOURED);
    ready(world.start("one"));
    world.endpoint.willAnswer(new Answer(429, "1", null));
    Action action = world.action("b1");

    // When
    world.append(action);
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.SENT);
    assertThat(outcome.attempts()).isEqualTo(2);
    List<Got> got = world.endpoint.got();
    assertThat(Duration.ofNanos(got.get(1).atNanos() - got.get(0).atNanos()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(990));
  }

  @Test
  void a500IsSentAgainUnderTheSameIdWhereKeysAreHonoured() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    world.endpoint.willAnswer(Answer.of(500), Answer.of(503));
    Action action = world.action("b1");

    // When
    world.append(action);
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.SENT);
    assertThat(world.endpoint.got()).hasSize(3);
    assertThat(world.endpoint.got().stream().map(Got::body).distinct()).hasSize(1);
  }

  @Test
  void a500IsUncertainWhereKeysAreNotHonoured() throws Exception {
    // Given
    aWorld(Keys.NOT_HONOURED);
    ready(world.start("one"));
    world.endpoint.willAnswer(Answer.of(500));
    Action action = world.action("b1");

    // When
    world.append(action);
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.reason()).isEqualTo("http_500");
    assertThat(world.endpoint.got()).hasSize(1);
  }

  @Test
  void aTimeoutIsUncertainAndHoldsUpOnlyItsOwnBuyer() throws Exception {
    // Given
    aWorld(Keys.NOT_HONOURED);
    ready(world.start("one", Duration.ofSeconds(2), world.registry));
    world.endpoint.willAnswer(Answer.NEVER);
    Action stuck = world.action("b1");
    Action behind = world.action("b1");
    Action beside = world.action("b2");

    // When
    world.append(stuck);
    await().atMost(LIMIT).until(() -> world.endpoint.got().size() == 1);
    world.append(behind);
    world.append(beside);
    outcomeOf(beside);
    boolean heldUp = world.outcomesOf(behind).isEmpty();
    DeliveryOutcome outcome = outcomeOf(stuck);
    outcomeOf(behind);

    // Then
    assertThat(heldUp).isTrue();
    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.reason()).isEqualTo("timeout");
    assertThat(world.endpoint.got())
        .extracting(Got::id)
        .containsExactly(stuck.id(), beside.id(), behind.id());
  }

  @Test
  void redirectsAndRefusalsEndAtOnce() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    world.endpoint.willAnswer(new Answer(302, null, world.endpoint.url()), Answer.of(410));
    Action redirected = world.action("b1");
    Action refused = world.action("b1");

    // When
    world.append(redirected);
    world.append(refused);
    DeliveryOutcome second = outcomeOf(refused);

    // Then
    assertThat(outcomeOf(redirected).reason()).isEqualTo("http_302");
    assertThat(second.status()).isEqualTo(Status.REFUSED);
    assertThat(second.reason()).isEqualTo("http_410");
    assertThat(world.endpoint.got()).hasSize(2);
  }

  @Test
  void aPriceThatHasChangedIsNotSent() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    world.product(aProduct("sku-1", 2, 9_900));
    ready(world.start("one"));
    long soon = System.currentTimeMillis() + 60_000;
    Action stale =
        world.action(
            "b1",
            "亲，这款129元",
            List.of(new Action.Fact("sku-1", "price", "129", 1, soon)),
            Duration.ofSeconds(30));
    Action fresh =
        world.action(
            "b1",
            "亲，这款99元",
            List.of(new Action.Fact("sku-1", "price", "99", 1, soon)),
            Duration.ofSeconds(30));

    // When
    world.append(stale);
    world.append(fresh);
    outcomeOf(fresh);

    // Then
    assertThat(outcomeOf(stale).status()).isEqualTo(Status.STALE);
    assertThat(outcomeOf(stale).reason()).isEqualTo("fact_changed");
    assertThat(outcomeOf(stale).attempts()).isZero();
    assertThat(world.endpoint.got()).extracting(Got::id).containsExactly(fresh.id());
  }

  @Test
  void anExpiredActionIsRefusedUnsent() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    Action action = world.action("b1", "晚了", List.of(), Duration.ofSeconds(-1));

    // When
    world.append(action);
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.reason()).isEqualTo("expired");
    assertThat(outcome.attempts()).isZero();
    assertThat(world.endpoint.got()).isEmpty();
  }

  @Test
  void whatIsNoActionGoesToTheDeadLettersAndTheNextIsSent() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    Action next = world.action("b1");
    int lettersBefore = world.letters.size();

    // When
    world.appendRaw("{\"type\":\"Action\",\"text\":".getBytes(UTF_8));
    world.appendRaw(null);
    world.append(next);
    DeliveryOutcome outcome = outcomeOf(next);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.SENT);
    await().atMost(LIMIT).until(() -> world.letters.size() >= lettersBefore + 2);
  }

  @Test
  void anActionThatNobodyCanSendIsRefusedWithTheReason() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    world.moves(null);
    Action noEndpoint = world.action("b1");
    Action unknownAccount = world.forAccount("nobody");

    // When
    world.append(noEndpoint);
    world.append(unknownAccount);

    // Then
    assertThat(outcomeOf(noEndpoint).status()).isEqualTo(Status.REFUSED);
    assertThat(outcomeOf(noEndpoint).reason()).isEqualTo("no_endpoint");
    assertThat(outcomeOf(unknownAccount).status()).isEqualTo(Status.REFUSED);
    assertThat(outcomeOf(unknownAccount).reason()).isEqualTo("unknown_account");
  }

  @Test
  void whatTheAccountCannotDoIsRefusedAndNotSent() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    world.loses(Capability.PUBLIC_REPLY, "http://127.0.0.1:9/");
    Action reply = world.action("b1");

    // When
    world.append(reply);

    // Then
    assertThat(outcomeOf(reply).status()).isEqualTo(Status.REFUSED);
    assertThat(outcomeOf(reply).reason()).isEqualTo("no_capability");
    assertThat(outcomeOf(reply).attempts()).isZero();
  }

  @Test
  void anEndpointThatRefusesConnectionsIsTriedUntilTheActionExpires() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    ready(world.start("one"));
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    world.moves("http://127.0.0.1:" + closedPort + "/");
    Action action = world.action("b1", "在", List.of(), Duration.ofSeconds(2));

    // When
    world.append(action);
    DeliveryOutcome outcome = outcomeOf(action);

    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.reason()).isEqualTo("connection_refused");
    assertThat(outcome.attempts()).isGreaterThan(1);
  }

  @Test
  void deliveryRunsAloneWithItsManagementPort(@TempDir Path folder) throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    Path envelope = folder.resolve("envelope");
    world.writeEnvelope(envelope);
    DeliverySettings settings =
        DeliverySettings.parse(
            Map.of(
                "kafka.bootstrap",
                cluster.getBootstrapServers(),
                "delivery.instance",
                "alone",
                "keys.envelope-file",
                envelope.toString()));

    // When
    try (DeliveryMain alone = DeliveryMain.start(settings)) {
      await().atMost(LIMIT).until(() -> get(alone, "/health/ready").statusCode() == 200);
      Action action = world.action("b1");
      world.append(action);
      DeliveryOutcome outcome = outcomeOf(action);

      // Then
      assertThat(outcome.status()).isEqualTo(Status.SENT);
      assertThat(get(alone, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(alone, "/metrics").body())
          .contains("tidegate_delivery_sent_total 1.0")
          .contains("tidegate_delivery_dropped_total{reason=\"stale\",} 0.0");
    }
  }

  private static HttpResponse<String> get(DeliveryMain alone, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + alone.managementPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void twoInstancesShareThePartitionsAndSendEachActionOnce() throws Exception {
    // Given
    aWorld(Keys.HONOURED);
    DeliveryService one = world.start("one");
    ready(one);
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      actions.add(world.action("b" + i));
    }

    // When
    for (Action action : actions.subList(0, 50)) {
      world.append(action);
    }
    DeliveryService two = world.start("two", LIMIT, new CollectorRegistry());
    for (Action action : actions.subList(50, 100)) {
      world.append(action);
    }
    ready(two);
    one.stop();
    actions.forEach(this::outcomeOf);

    // Then
    assertThat(world.endpoint.got().stream().map(Got::id).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ids(actions));
    assertThat(world.endpoint.got()).hasSize(100);
  }

  private static List<String> ids(List<Action> actions) {
    return actions.stream().map(Action::id).toList();
  }

  private static Product aProduct(String sku, long version, long priceFen) {
    return new Product(
        sku, version, 1, "连衣裙", List.of(), priceFen, null, "CNY", 5, List.of(), List.of(), "",
        false);
  }
}
