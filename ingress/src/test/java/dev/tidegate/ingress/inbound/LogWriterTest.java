package dev.tidegate.ingress.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.TopicNames;
import dev.tidegate.ingress.inbound.EventSink.Outcome;
import dev.tidegate.privacy.BoxException;
import dev.tidegate.privacy.SecretKeyWithId;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queue and writer against the producer that Kafka's client library brings for tests. */
class LogWriterTest {
  private static final SecretKeyWithId ENVELOPE = SecretKeyWithId.random("e1");
  private static final long MAX_ROWS = 100;

  @TempDir Path folder;
  private final CollectorRegistry registry = new CollectorRegistry();
  private final InboundMetrics metrics = new InboundMetrics(registry);
  private final List<MockProducer<String, byte[]>> producers = new CopyOnWriteArrayList<>();
  private volatile KafkaException refusingNewProducers;
  private volatile boolean answering = true;
  private int window = 50;
  private LogWriter writer;

  @AfterEach
  void stop() throws Exception {
    if (writer != null) {
      writer.stop(Duration.ZERO).get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void shouldEndASubmissionWhenTheLogHasAllOfItAndEmptyTheQueue() throws Exception {
    // Given
    writer = start();

    // When
    CompletableFuture<Outcome> outcome = submit("a", "b", "c");

    // Then
    assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Outcome.LOGGED);
    assertThat(sent(0)).containsExactly("a", "b", "c");
    assertThat(producers.get(0).history())
        .allSatisfy(
            record -> {
              assertThat(record.key()).isEqualTo("apparel");
              assertThat(record.partition()).isZero();
            });
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void shouldNotWaitForOneAcknowledgementBeforeTheNextSend() throws Exception {
    // Given
    answering = false;
    writer = start();

    // When
    CompletableFuture<Outcome> first = submit("a");
    CompletableFuture<Outcome> second = submit("b", "c");

    // Then
    await().untilAsserted(() -> assertThat(sent(0)).containsExactly("a", "b", "c"));
    assertThat(first).isNotDone();
    producers.get(0).completeNext();
    assertThat(first).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Outcome.LOGGED);
    producers.get(0).completeNext();
    assertThat(second).isNotDone();
    producers.get(0).completeNext();
    assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Outcome.LOGGED);
  }

  @Test
  void shouldRefuseMoreThanTheQueueMayHoldAndTakeAgainWhenItHasRoom() throws Exception {
    // Given
    answering = false;
    writer = start();
    give(IntStream.range(0, (int) MAX_ROWS).mapToObj(i -> "" + i).toArray(String[]::new));

    // Then
    assertThat(submit("more")).isCompletedWithValue(Outcome.QUEUE_FULL);
    await().untilAsserted(() -> assertThat(sent(0)).hasSize(window));
    producers.get(0).completeNext();
    await().untilAsserted(() -> assertThat(submit("room")).isNotDone());
  }

  @Test
  void shouldBeginAgainBehindTheLastAcknowledgedEventWhenASendFails() throws Exception {
    // Given
    answering = false;
    writer = start();
    CompletableFuture<Outcome> first = submit("a");
    CompletableFuture<Outcome> others = submit("b", "c");
    await().untilAsserted(() -> assertThat(sent(0)).containsExactly("a", "b", "c"));

    // When
    producers.get(0).completeNext();
    producers.get(0).errorNext(new AuthorizationException("not now"));
    await().until(() -> producers.size() == 2);
    await().untilAsserted(() -> assertThat(sent(1)).containsExactly("b", "c"));
    producers.get(1).completeNext();
    producers.get(1).completeNext();

    // Then
    assertThat(first).isCompletedWithValue(Outcome.LOGGED);
    assertThat(others).isCompletedWithValue(Outcome.DEFERRED);
    assertThat(producers.get(0).closed()).isTrue();
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void shouldNotLetALaterEventPassOneThatTheClientDidNotTake() throws Exception {
    // Given
    answering = false;
    writer = start();
    give("a");
    await().untilAsserted(() -> assertThat(sent(0)).containsExactly("a"));
    producers.get(0).sendException = new TimeoutException("buffer is full");
    refusingNewProducers = new KafkaException("no broker");

    // When
    CompletableFuture<Outcome> waiting = submit("b");
    await().untilAsserted(() -> assertThat(producers.get(0).closed()).isTrue());
    give("c");
    give("d", "e");
    refusingNewProducers = null;

    // Then: a was not acknowledged, so it comes again
    await().until(() -> producers.size() == 2);
    await().untilAsserted(() -> assertThat(sent(1)).containsExactly("a", "b", "c", "d", "e"));
    for (int i = 0; i < 5; i++) {
      producers.get(1).completeNext();
    }
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Outcome.LOGGED);
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void shouldHoldEventsBackInTheQueueWhenTooManyAreInFlight() throws Exception {
    // Given
    answering = false;
    window = 2;
    writer = start();

    // When
    CompletableFuture<Outcome> outcome = submit("a", "b", "c", "d", "e");

    // Then
    await().untilAsserted(() -> assertThat(sent(0)).containsExactly("a", "b"));
    for (int i = 0; i < 5; i++) {
      await().until(() -> producers.get(0).completeNext());
    }
    assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Outcome.LOGGED);
    assertThat(sent(0)).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void shouldSendWhatWasLeftFirst() throws Exception {
    // Given
    answering = false;
    writer = start();
    give("a", "b");
    await().untilAsserted(() -> assertThat(sent(0)).hasSize(2));
    writer.stop(Duration.ZERO).get(10, TimeUnit.SECONDS);
    assertThat(submit("late")).isCompletedWithValue(Outcome.STOPPING);

    // When
    answering = true;
    writer = start();
    give("c");

    // Then
    await().untilAsserted(() -> assertThat(sent(1)).containsExactly("a", "b", "c"));
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void shouldWaitForTheLogWhenItStops() throws Exception {
    // Given
    answering = false;
    writer = start();
    CompletableFuture<Outcome> outcome = submit("a");
    await().untilAsserted(() -> assertThat(sent(0)).hasSize(1));

    // When
    CompletableFuture<Void> stopped = writer.stop(Duration.ofSeconds(20));

    // Then
    assertThat(stopped).isNotDone();
    producers.get(0).completeNext();
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(5));
    assertThat(outcome).isCompletedWithValue(Outcome.LOGGED);
    try (LocalQueue queue = LocalQueue.open(file())) {
      assertThat(queue.rows()).isZero();
    }
  }

  @Test
  void shouldNotStartOnAQueueThatAnotherKeySealed() throws Exception {
    // Given
    SecretKeyWithId other = SecretKeyWithId.random("e2");
    LocalQueue queue = LocalQueue.open(file());
    queue.commit(
        List.of(new LocalQueue.Row(1, "apparel", QueuePump.seal(other, Json.bytes("x")))), 0);

    // Then
    assertThatThrownBy(
            () -> LogWriter.start(queue, forwarder(this::newProducer), ENVELOPE, 1, metrics))
        .isInstanceOf(BoxException.class);
    queue.close();
  }

  @Test
  void shouldSetAsideAnEventThatDoesNotOpenAndGoOn() throws Exception {
    // Given
    try (LocalQueue queue = LocalQueue.open(file())) {
      queue.commit(
          List.of(
              new LocalQueue.Row(1, "apparel", QueuePump.seal(ENVELOPE, Json.bytes(event("a")))),
              new LocalQueue.Row(2, "apparel", "v1.e1.broken"),
              new LocalQueue.Row(3, "apparel", QueuePump.seal(ENVELOPE, Json.bytes(event("c"))))),
          0);
    }

    // When
    writer = start();
    give("d");

    // Then
    await().untilAsserted(() -> assertThat(sent(0)).containsExactly("a", "c", "d"));
    await().untilAsserted(() -> assertThat(rows()).isZero());
    writer.stop(Duration.ofSeconds(5)).get(10, TimeUnit.SECONDS);
    try (LocalQueue queue = LocalQueue.open(file())) {
      assertThat(queue.rowsSetAside()).isEqualTo(1);
      assertThat(queue.rows()).isZero();
    }
    assertThat(registry.getSampleValue("tidegate_inbound_unreadable_total")).isEqualTo(1);
  }

  @Test
  void shouldKeepNothingReadableInTheFile() throws Exception {
    // Given
    answering = false;
    writer = start();
    give("a-very-private-comment");
    await().untilAsserted(() -> assertThat(sent(0)).hasSize(1));

    // When
    writer.stop(Duration.ZERO).get(10, TimeUnit.SECONDS);

    // Then
    try (LocalQueue queue = LocalQueue.open(file())) {
      assertThat(queue.after(0, 10))
          .singleElement()
          .satisfies(row -> assertThat(row.box()).doesNotContain("private").startsWith("v1.e1."));
    }
  }

  private LogWriter start() throws Exception {
    return LogWriter.start(
        LocalQueue.open(file()), forwarder(this::newProducer), ENVELOPE, MAX_ROWS, metrics);
  }

  private Forwarder forwarder(Supplier<Producer<String, byte[]>> supplier) {
    return new Forwarder(supplier, 1, 0, window, System::nanoTime, metrics);
  }

  private Producer<String, byte[]> newProducer() {
    KafkaException refusing = refusingNewProducers;
    if (refusing != null) {
      throw refusing;
    }
    Node node = new Node(0, "localhost", 1);
    Node[] nodes = {node};
    Cluster cluster =
        new Cluster(
            "test",
            List.of(node),
            List.of(new PartitionInfo(TopicNames.EVENTS, 0, node, nodes, nodes)),
            java.util.Set.of(),
            java.util.Set.of());
    Partitioner unused = null;
    MockProducer<String, byte[]> producer =
        new MockProducer<>(
            cluster, answering, unused, new StringSerializer(), new ByteArraySerializer());
    producers.add(producer);
    return producer;
  }

  private Path file() {
    return folder.resolve("queue.db");
  }

  private CompletableFuture<Outcome> submit(String... texts) {
    List<LogRecord> records = new ArrayList<>(Arrays.stream(texts).map(this::event).toList());
    return writer.submit(records).toCompletableFuture();
  }

  /** Submits where the outcome does not matter. */
  private void give(String... texts) {
    CompletableFuture<Outcome> unused = submit(texts);
  }

  private LogRecord event(String text) {
    return new ChatEvent(
        "demo/" + text, "apparel", "demo", "generic", ChatEvent.Kind.DM, null, "b", "", text, 1, 1);
  }

  private List<String> sent(int producer) {
    return producers.get(producer).history().stream()
        .map(record -> ((ChatEvent) read(record.value())).text())
        .toList();
  }

  private static LogRecord read(byte[] value) {
    try {
      return Json.logRecord(value);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private double rows() {
    return registry.getSampleValue("tidegate_inbound_queue_rows");
  }
}
