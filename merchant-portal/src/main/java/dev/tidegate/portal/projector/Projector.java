package dev.tidegate.portal.projector;

import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.portal.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic from where the database says, on a thread of its own, and stores rows and offsets
 * in one transaction. What fails is done again from the stored offsets, for ever; a record that
 * cannot be read is skipped, since the job has it among the dead letters.
 */
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);
  private static final String OFFSETS =
      "SELECT part, next_off FROM projector_offset WHERE topic = $1";
  private static final String STORE_OFFSET =
      """
      INSERT INTO projector_offset (topic, part, next_off) VALUES ($1, $2, $3)
      ON CONFLICT (topic, part) DO UPDATE
      SET next_off = greatest(projector_offset.next_off, excluded.next_off)
      """;

  private final Pool pool;
  private final String bootstrap;
  private final Projection projection;
  private final List<TopicPartition> partitions;
  private final Consumer<Set<String>> repliesChanged;
  private final LongConsumer projected;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Projector(
      Pool pool,
      String bootstrap,
      Projection projection,
      int partitions,
      Consumer<Set<String>> repliesChanged,
      LongConsumer projected) {
    this.pool = pool;
    this.bootstrap = bootstrap;
    this.projection = projection;
    this.partitions =
        IntStream.range(0, partitions)
            .mapToObj(p -> new TopicPartition(projection.topic(), p))
            .toList();
    this.repliesChanged = repliesChanged;
    this.projected = projected;
    this.thread = new Thread(this::run, "portal-project-" + projection.topic());
    this.thread.setDaemon(true);
  }

  /** Told about progress; both are called on the projectors' threads and must not block. */
  public interface Listener {
    /** Replies of these merchants were stored or changed. */
    void repliesChanged(Set<String> merchants);

    /** So many records of a topic were read and stored. */
    void projected(String topic, long records);
  }

  /** Starts one projector for each topic that is projected. */
  public static List<Projector> startAll(
      Pool pool, ArchiveKeys keys, String bootstrap, int partitions, Listener listener) {
    List<Projector> projectors = new ArrayList<>();
    for (Projection projection : Projections.all(keys)) {
      Projector projector =
          new Projector(
              pool,
              bootstrap,
              projection,
              partitions,
              listener::repliesChanged,
              records -> listener.projected(projection.topic(), records));
      projector.thread.start();
      projectors.add(projector);
    }
    return List.copyOf(projectors);
  }

  /** Makes the next start read a topic from its beginning; rows that are there stay as they are. */
  public static Future<Void> forget(Pool pool, String topic) {
    return pool.preparedQuery("DELETE FROM projector_offset WHERE topic = $1")
        .execute(Tuple.of(topic))
        .mapEmpty();
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  private void run() {
    try {
      while (open()) {
        readUntilFailure();
        if (open() && closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readUntilFailure() throws InterruptedException {
    String clientId = "portal-" + projection.topic();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, clientId))) {
      consumer.assign(partitions);
      seek(consumer);
      while (open()) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          store(records);
        }
      }
    } catch (WakeupException e) {
      LOG.atDebug().addKeyValue("topic", projection.topic()).log("A projector was woken up");
    } catch (RuntimeException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("topic", projection.topic())
          .log("A projector failed; it goes on from the stored offsets");
    }
  }

  private void seek(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    Map<Integer, Long> stored = new HashMap<>();
    for (Row row :
        Database.await(pool.preparedQuery(OFFSETS).execute(Tuple.of(projection.topic())))) {
      stored.put(row.getInteger("part"), row.getLong("next_off"));
    }
    for (TopicPartition partition : partitions) {
      Long next = stored.get(partition.partition());
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
  }

  private void store(ConsumerRecords<String, byte[]> records) throws InterruptedException {
    Projection.Batch batch = new Projection.Batch();
    Map<Integer, Long> next = new HashMap<>();
    for (ConsumerRecord<String, byte[]> row : records) {
      next.put(row.partition(), row.offset() + 1);
      project(row, batch);
    }
    Database.await(pool.withTransaction(connection -> write(connection, batch, next)));
    projected.accept(records.count());
    if (!batch.merchants().isEmpty()) {
      repliesChanged.accept(batch.merchants());
    }
  }

  private void project(ConsumerRecord<String, byte[]> row, Projection.Batch batch)
      throws InterruptedException {
    if (row.value() == null) {
      return;
    }
    try {
      projection.project(row, batch);
    } catch (MalformedRecordException | InvalidFieldException e) {
      LOG.atWarn()
          .addKeyValue("topic", row.topic())
          .addKeyValue("partition", row.partition())
          .addKeyValue("offset", row.offset())
          .addKeyValue("reason", e.getMessage())
          .log("A record cannot be read and is not projected");
    }
  }

  private Future<Void> write(
      SqlConnection connection, Projection.Batch batch, Map<Integer, Long> next) {
    Future<Void> written = Future.succeededFuture();
    for (Map.Entry<String, List<Tuple>> rows : batch.rows().entrySet()) {
      written =
          written.compose(
              done ->
                  connection.preparedQuery(rows.getKey()).executeBatch(rows.getValue()).mapEmpty());
    }
    List<Tuple> offsets =
        next.entrySet().stream()
            .map(entry -> Tuple.of(projection.topic(), entry.getKey(), entry.getValue()))
            .toList();
    return written.compose(
        done -> connection.preparedQuery(STORE_OFFSET).executeBatch(offsets).mapEmpty());
  }

  /** Ends after the batch at hand. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
