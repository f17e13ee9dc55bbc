package dev.tidegate.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.portal.PortalWorld;
import dev.tidegate.portal.PortalWorldExtension;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.database.Postgres;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PortalWorldExtension.class)
class OutboxWorkerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private Pool pool;
  private OutboxWorker worker;

  @BeforeEach
  void emptyDatabase(PortalWorld world) throws Exception {
    Postgres postgres = world.newDatabase();
    Database.migrate(postgres);
    pool = Database.pool(world.vertx(), postgres);
    worker = new OutboxWorker(pool, producer, 3);
  }

  @AfterEach
  void stop() throws InterruptedException {
    // A worker that waits for an acknowledgement ends when the producer does.
    while (producer.completeNext()) {
      assertThat(producer.closed()).isFalse();
    }
    worker.close();
    Database.await(pool.close());
  }

  @Test
  void sendsTheNextOfAChainOnlyAfterTheAcknowledgement() throws Exception {
    // Given
    append(List.of(List.of(entry("rulesets", "a"), entry("events", "b"), entry("releases", "c"))));
    // When
    worker.start();
    // Then
    await().atMost(SOON).until(() -> sent().equals(List.of("a")));
    assertThat(rows()).isEqualTo(3);
    producer.completeNext();
    await().atMost(SOON).until(() -> sent().equals(List.of("a", "b")));
    producer.completeNext();
    await().atMost(SOON).until(() -> sent().equals(List.of("a", "b", "c")));
    producer.completeNext();
    await().atMost(SOON).until(() -> rows() == 0);
  }

  @Test
  void chainsDoNotWaitForEachOther() throws Exception {
    // Given
    append(
        List.of(
            List.of(entry("events", "a1"), entry("products", "a2")),
            List.of(entry("events", "b1"), entry("products", "b2"))));
    // When
    worker.start();
    // Then
    await().atMost(SOON).until(() -> sent().equals(List.of("a1", "b1")));
  }

  @Test
  void aRecordThatWasNotAcknowledgedIsSentAgainAlone() throws Exception {
    // Given
    append(List.of(List.of(entry("events", "a"), entry("releases", "b"))));
    worker.start();
    await().atMost(SOON).until(() -> sent().equals(List.of("a")));
    // When
    producer.completeNext();
    await().atMost(SOON).until(() -> sent().equals(List.of("a", "b")));
    producer.errorNext(new TimeoutException("the broker went away"));
    // Then
    await().atMost(SOON).until(() -> sent().size() == 3);
    assertThat(sent()).containsExactly("a", "b", "b");
    producer.completeNext();
    await().atMost(SOON).until(() -> rows() == 0);
  }

  @Test
  void aCrashBetweenTwoRecordsRepeatsThemInOrderAndLosesNone() throws Exception {
    // Given
    append(List.of(List.of(entry("events", "a"), entry("releases", "b"))));
    worker.start();
    await().atMost(SOON).until(() -> sent().equals(List.of("a")));
    // When
    producer.sendException = new IllegalStateException("the process ended here");
    producer.completeNext();
    await().pollDelay(Duration.ofMillis(300)).atMost(SOON).until(() -> rows() == 2);
    producer.sendException = null;
    // Then
    await()
        .atMost(SOON)
        .until(
            () -> {
              producer.completeNext();
              return rows() == 0;
            });
    assertThat(sent()).containsExactly("a", "a", "b");
  }

  @Test
  void aFailedRecordIsRepeatedTogetherWithLaterOnesSoThatTheNewestStaysLast() throws Exception {
    // Given
    append(List.of(List.of(entry("products", "v1")), List.of(entry("products", "v2"))));
    worker.start();
    await().atMost(SOON).until(() -> sent().equals(List.of("v1", "v2")));
    // When
    producer.errorNext(new TimeoutException("the broker went away"));
    producer.completeNext();
    // Then
    await().atMost(SOON).until(() -> sent().size() == 4);
    assertThat(sent()).containsExactly("v1", "v2", "v1", "v2");
  }

  @Test
  void aRecordThatIsTooLargeHoldsBackItsMerchantOnly() throws Exception {
    // Given
    append(List.of(List.of(entry("events", "early"), entry("releases", "earlyNext"))));
    append(List.of(List.of(entry("rulesets", "huge"), entry("events", "afterHuge"))));
    append(List.of(List.of(entry("products", "later"))));
    append("m2", List.of(List.of(entry("rulesets", "b1"), entry("events", "b2"))));
    worker.start();
    await().atMost(SOON).until(() -> sent().equals(List.of("early", "huge", "later", "b1")));
    // When
    producer.completeNext();
    producer.errorNext(new RecordTooLargeException("larger than the topic takes"));
    producer.completeNext();
    producer.completeNext();
    await().atMost(SOON).until(() -> sent().size() == 6);
    producer.completeNext();
    producer.completeNext();
    // Then
    await().atMost(SOON).until(() -> keys().equals(List.of("huge", "afterHuge", "later")));
    append("m2", List.of(List.of(entry("products", "b3"))));
    worker.wake();
    await().atMost(SOON).until(() -> sent().size() == 7);
    assertThat(sent()).endsWith("earlyNext", "b2", "b3");
  }

  @Test
  void aNewProcessSendsWhatTheFormerLeft() throws Exception {
    // Given
    append(List.of(List.of(entry("events", "a"))));
    // When
    worker.start();
    // Then
    await().atMost(SOON).until(() -> sent().equals(List.of("a")));
    assertThat(producer.history().get(0).partition()).isNotNull();
  }

  private void append(List<List<OutboxEntry>> chains) throws InterruptedException {
    append("m1", chains);
  }

  private void append(String merchant, List<List<OutboxEntry>> chains) throws InterruptedException {
    Database.await(
        pool.withTransaction(connection -> Outbox.append(connection, merchant, chains).map(true)));
  }

  private List<String> keys() throws InterruptedException {
    List<String> keys = new ArrayList<>();
    Database.await(pool.query("SELECT key FROM outbox ORDER BY id").execute())
        .forEach(row -> keys.add(row.getString("key")));
    return keys;
  }

  private static OutboxEntry entry(String topic, String key) {
    return new OutboxEntry(topic, key, new byte[] {1});
  }

  private List<String> sent() {
    return producer.history().stream().map(ProducerRecord::key).toList();
  }

  private long rows() throws InterruptedException {
    return Database.await(pool.query("SELECT count(*) AS n FROM outbox").execute())
        .iterator()
        .next()
        .getLong("n");
  }
}
