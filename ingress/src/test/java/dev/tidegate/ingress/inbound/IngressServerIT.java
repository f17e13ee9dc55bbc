package dev.tidegate.ingress.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.Capability;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.TopicFollower;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.api.TerminationStyle;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inbound half against a real broker in this JVM. */
class IngressServerIT {
  private static final int PARTITIONS = 3;
  private static final String MERCHANT = "apparel";

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final List<ChatEvent> log = Collections.synchronizedList(new ArrayList<>());
  private KafkaCluster kafka;
  private SecretKeyWithId envelope;
  private KeyRing keys;
  private AccountDirectory accounts;
  private TopicFollower follower;
  private IngressServer server;

  @BeforeEach
  void startKafkaAndIngress() throws Exception {
    kafka = KafkaClusterFactory.create(KafkaClusterConfig.builder().brokersNum(1).build());
    kafka.start();
    envelope = EnvelopeKey.readOrCreate(folder.resolve("envelope.key"));
    try (Admin admin = Admin.create(kafka.getKafkaClientConfiguration())) {
      // A broker may not know a topic yet that its controller has just made.
      await()
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(
              () -> {
                Topics.ensure(admin, PARTITIONS, (short) 1);
                return true;
              });
    }
    writeAccount();
    accounts = new AccountDirectory(kafka.getBootstrapServers(), "accounts", PARTITIONS, envelope);
    startServer();
    follower =
        TopicFollower.start(
            kafka.getBootstrapServers(),
            "log-reader",
            TopicNames.EVENTS,
            List.of(Partitions.partitionOf(MERCHANT, PARTITIONS)),
            record -> log.add(chat(record.value())));
  }

  private void startServer() throws Exception {
    server =
        new IngressServer(
            vertx,
            IngressConfig.of(
                "127.0.0.1",
                0,
                kafka.getBootstrapServers(),
                folder.resolve("queue.db"),
                folder.resolve("envelope.key")),
            accounts,
            registry,
            Clock.systemUTC());
    ended(server.start());
  }

  private void writeAccount() throws Exception {
    MerchantKeys merchantKeys = KeyRing.create(envelope, MERCHANT);
    keys = KeyRing.open(envelope, merchantKeys);
    String secret = SealedBox.seal(envelope, Account.secretContext("demo"), SignedPost.SECRET);
    Account account =
        new Account(
            "demo",
            MERCHANT,
            "generic",
            null,
            List.of(secret),
            secret,
            EnumSet.allOf(Capability.class),
            true,
            1L,
            null,
            null);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(kafka.getBootstrapServers(), "setup"))) {
      producer
          .send(
              Partitions.record(
                  TopicNames.ACCOUNTS, PARTITIONS, MERCHANT, "demo", Json.bytes(account)))
          .get();
      producer
          .send(
              Partitions.record(
                  TopicNames.ACCOUNTS,
                  PARTITIONS,
                  MERCHANT,
                  MerchantKeys.topicKey(MERCHANT),
                  Json.bytes(merchantKeys)))
          .get();
    }
  }

  @AfterEach
  void stopAll() throws Exception {
    if (server.isReady()) {
      ended(server.stop());
    }
    follower.close();
    accounts.close();
    ended(vertx.close());
    kafka.close();
  }

  @Test
  void shouldPutASignedCommentOnTheLogBeforeItAnswers() throws Exception {
    // Given
    SignedPost post =
        SignedPost.to(server.port()).body(SignedPost.comment("u1", "多少钱")).signedNow("msg_1");

    // When
    HttpResponse<String> answer = post.send();

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"ids\":[\"demo/msg_1\"]}");
    await().untilAsserted(() -> assertThat(log).hasSize(1));
    ChatEvent event = log.get(0);
    assertThat(event.text()).isEqualTo("多少钱");
    assertThat(event.merchant()).isEqualTo(MERCHANT);
    assertThat(event.buyer()).isEqualTo(keys.pseudonym("generic", "u1"));
    assertThat(ReplyTo.open(keys, event.replyTo())).isEqualTo(new ReplyTo("u1", "小明", null));
    await().untilAsserted(() -> assertThat(metric("tidegate_inbound_queue_rows")).isZero());
    assertThat(metric("tidegate_inbound_out_total")).isEqualTo(1.0);
  }

  @Test
  void shouldKeepEventsWhileKafkaIsDownAndForwardThemInOrderAfterwards() throws Exception {
    // Given
    assertThat(post("before", "0").join().statusCode()).isEqualTo(202);
    kafka.stopNodes(node -> true, TerminationStyle.ABRUPT);

    // When
    long startedNanos = System.nanoTime();
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int batch = 0; batch < 3; batch++) {
      answers.add(postBatch("down-" + batch, batch * 50 + 1, 50).join());
    }
    Duration three = Duration.ofNanos(System.nanoTime() - startedNanos);
    kafka.startNodes(node -> true);

    // Then
    assertThat(three).isBetween(Duration.ofMillis(2900), Duration.ofMillis(6000));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
              assertThat(answer.body()).contains("urn:tidegate:problem:not-logged-yet");
            });
    await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(texts()).hasSize(151));
    assertThat(texts()).isEqualTo(IntStream.rangeClosed(0, 150).mapToObj(i -> "" + i).toList());
    await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(metric("tidegate_inbound_queue_rows")).isZero());
    assertThat(post("after", "151").join().statusCode()).isEqualTo(202);
  }

  @Test
  void shouldKeepEventsInTheFileWhenStoppedWhileKafkaIsDown() throws Exception {
    // Given
    kafka.stopNodes(node -> true, TerminationStyle.ABRUPT);
    assertThat(post("kept", "kept").join().statusCode()).isEqualTo(503);

    // When
    ended(server.stop());

    // Then
    try (LocalQueue queue = LocalQueue.open(folder.resolve("queue.db"))) {
      assertThat(queue.rows()).isEqualTo(1);
    }
    kafka.startNodes(node -> true);
    startServer();
    await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(texts()).contains("kept"));
  }

  @Test
  void shouldSendWhatAnEarlierProcessLeftInTheQueueFirst() throws Exception {
    // Given
    ended(server.stop());
    try (LocalQueue queue = LocalQueue.open(folder.resolve("queue.db"))) {
      List<LocalQueue.Row> rows =
          IntStream.rangeClosed(1, 2000)
              .mapToObj(
                  i ->
                      new LocalQueue.Row(
                          i, MERCHANT, QueuePump.seal(envelope, Json.bytes(event("left-" + i)))))
              .toList();
      queue.commit(rows, 0);
    }

    // When
    startServer();
    await().untilAsserted(() -> assertThat(post("new", "new").join().statusCode()).isEqualTo(202));

    // Then
    await().untilAsserted(() -> assertThat(texts()).contains("new"));
    assertThat(texts().subList(0, 2000))
        .isEqualTo(IntStream.rangeClosed(1, 2000).mapToObj(i -> "left-" + i).toList());
    ended(server.stop());
    try (LocalQueue queue = LocalQueue.open(folder.resolve("queue.db"))) {
      assertThat(queue.rows()).isZero();
    }
  }

  @Test
  void shouldKeepTheOrderOfASenderThatWaitsForEachAnswer() throws Exception {
    // Given
    int count = 500;

    // When
    for (int i = 0; i < count; i++) {
      assertThat(post("m" + i, Integer.toString(i)).join().statusCode()).isEqualTo(202);
    }

    // Then
    await().untilAsserted(() -> assertThat(log).hasSize(count));
    assertThat(texts()).isEqualTo(IntStream.range(0, count).mapToObj(i -> "" + i).toList());
  }

  @Test
  void shouldBeUnreadyAndRefuseConnectionsOnceStopped() throws Exception {
    // Given
    assertThat(server.isReady()).isTrue();
    int port = server.port();

    // When
    ended(server.stop());

    // Then
    assertThat(server.isReady()).isFalse();
    assertThat(SignedPost.to(port).body("{}").signedNow("m").sendAsync())
        .failsWithin(Duration.ofSeconds(5));
  }

  private CompletableFuture<HttpResponse<String>> post(String id, String text) {
    return SignedPost.to(server.port())
        .body(SignedPost.comment("u1", text))
        .signedNow(id)
        .sendAsync();
  }

  private CompletableFuture<HttpResponse<String>> postBatch(String id, int first, int count) {
    String events =
        IntStream.range(first, first + count)
            .mapToObj(
                i ->
                    "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/shop\",\"type\":\"dev.tidegate.comment\",\"data\":%s}"
                        .formatted(i, SignedPost.comment("u1", Integer.toString(i))))
            .collect(Collectors.joining(",", "[", "]"));
    return SignedPost.to(server.port())
        .header("content-type", "application/cloudevents-batch+json")
        .body(events)
        .signedNow(id)
        .sendAsync();
  }

  private static ChatEvent event(String text) {
    return new ChatEvent(
        "demo/" + text, MERCHANT, "demo", "generic", ChatEvent.Kind.DM, null, "b", "", text, 1, 1);
  }

  private List<String> texts() {
    synchronized (log) {
      return log.stream().map(ChatEvent::text).toList();
    }
  }

  private double metric(String name) {
    return registry.getSampleValue(name);
  }

  private static ChatEvent chat(byte[] value) {
    try {
      return (ChatEvent) Json.logRecord(value);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T ended(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
  }
}
