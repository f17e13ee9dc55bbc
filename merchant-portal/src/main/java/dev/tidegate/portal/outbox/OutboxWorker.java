package dev.tidegate.portal.outbox;

import dev.tidegate.log.Partitions;
import dev.tidegate.portal.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes the outbox to Kafka, on a thread of its own.
 *
 * <p>Rows go out in waves: first all whose predecessor is gone, in the order of ids; when every one
 * of them is acknowledged, those that waited for them; and so on. Rows are deleted after their
 * acknowledgement. A crash in between repeats rows that were already sent, which is harmless: every
 * record carries a number or version that its readers compare. When a row fails, nothing of the
 * same merchant with a higher id is deleted, so that a compacted topic never ends with an older
 * value; the merchant is then left alone for a while, and other merchants' rows go on.
 *
 * <p>Of several portals one works at a time: a transaction-level advisory lock decides.
 */
public final class OutboxWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** How long a merchant waits whose record was not acknowledged. */
  private static final Duration RETRY = Duration.ofMillis(500);

  /** As long, when the record is larger than the log takes: only an operator can change that. */
  private static final Duration RETRY_TOO_LARGE = Duration.ofMinutes(1);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);
  private static final int BATCH = 1_000;
  private static final long ADVISORY_LOCK = 7_710_001L;
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock($1) AS mine";
  private static final String SELECT =
      "SELECT id, after, topic, merchant, key, value FROM outbox WHERE merchant <> ALL($1)"
          + " ORDER BY id LIMIT "
          + BATCH;

  private final Pool pool;
  private final Producer<String, byte[]> producer;
  private final int partitions;
  private final Semaphore wakeUp = new Semaphore(0);
  private final Thread thread;

  /** Merchants that wait after a failure, with the {@link System#nanoTime} of their next try. */
  private final Map<String, Long> heldUntilNanos = new HashMap<>();

  private volatile boolean closing;

  /**
   * Does not start yet.
   *
   * @param producer acks=all, idempotent; stays the caller's to close
   * @param partitions of every merchant-keyed topic
   */
  public OutboxWorker(Pool pool, Producer<String, byte[]> producer, int partitions) {
    this.pool = pool;
    this.producer = producer;
    this.partitions = partitions;
    this.thread = new Thread(this::run, "portal-outbox");
    this.thread.setDaemon(true);
  }

  /** Begins with what an earlier process left. */
  public void start() {
    thread.start();
  }

  /** Says that rows were committed; never blocks. */
  public void wake() {
    wakeUp.release();
  }

  private void run() {
    try {
      while (!closing) {
        boolean more = passSafely();
        if (!more && !closing) {
          boolean woken = wakeUp.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
          if (woken) {
            wakeUp.drainPermits();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The edge of the thread: whatever fails is tried again after the poll interval. */
  private boolean passSafely() throws InterruptedException {
    try {
      return pass();
    } catch (RuntimeException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("stage", "outbox")
          .log("The outbox could not be written; it is tried again");
      return false;
    }
  }

  /** Sends what waits; true when there may be more at once. */
  private boolean pass() throws InterruptedException {
    SqlConnection connection = Database.await(pool.getConnection());
    try {
      var transaction = Database.await(connection.begin());
      boolean more = false;
      if (mine(connection)) {
        List<Waiting> waiting = read(connection);
        Set<Long> acknowledged = sendInWaves(waiting);
        delete(connection, acknowledged);
        more = waiting.size() == BATCH;
      }
      Database.await(transaction.commit());
      return more;
    } finally {
      Future<Void> closed = connection.close();
      Database.await(closed);
    }
  }

  private static boolean mine(SqlConnection connection) throws InterruptedException {
    RowSet<Row> locked =
        Database.await(connection.preparedQuery(LOCK).execute(Tuple.of(ADVISORY_LOCK)));
    return locked.iterator().next().getBoolean("mine");
  }

  private List<Waiting> read(SqlConnection connection) throws InterruptedException {
    long nowNanos = System.nanoTime();
    heldUntilNanos.values().removeIf(until -> until - nowNanos <= 0);
    String[] held = heldUntilNanos.keySet().toArray(String[]::new);
    List<Waiting> waiting = new ArrayList<>();
    for (Row row :
        Database.await(connection.preparedQuery(SELECT).execute(Tuple.of((Object) held)))) {
      Buffer value = row.getBuffer("value");
      waiting.add(
          new Waiting(
              row.getLong("id"),
              row.getLong("after"),
              row.getString("topic"),
              row.getString("merchant"),
              row.getString("key"),
              value == null ? null : value.getBytes()));
    }
    return waiting;
  }

  /** The ids that may be deleted: of each merchant those below its lowest that failed. */
  private Set<Long> sendInWaves(List<Waiting> all) throws InterruptedException {
    Set<Long> unsent = new HashSet<>();
    all.forEach(row -> unsent.add(row.id()));
    Map<String, Long> lowestFailed = new HashMap<>();
    List<Waiting> acknowledged = new ArrayList<>();
    List<Waiting> left = new ArrayList<>(all);
    while (!left.isEmpty()) {
      List<Waiting> wave =
          left.stream()
              .filter(row -> row.after() == null || !unsent.contains(row.after()))
              .toList();
      for (Waiting failed : send(wave)) {
        lowestFailed.merge(failed.merchant(), failed.id(), Math::min);
      }
      wave.forEach(row -> unsent.remove(row.id()));
      acknowledged.addAll(wave);
      left.removeAll(wave);
      left.removeIf(row -> !below(lowestFailed, row));
    }
    return acknowledged.stream()
        .filter(row -> below(lowestFailed, row))
        .map(Waiting::id)
        .collect(Collectors.toSet());
  }

  private static boolean below(Map<String, Long> lowestFailed, Waiting row) {
    return row.id() < lowestFailed.getOrDefault(row.merchant(), Long.MAX_VALUE);
  }

  /** Sends all, waits for all, gives those that failed. */
  private List<Waiting> send(List<Waiting> wave) throws InterruptedException {
    List<java.util.concurrent.Future<RecordMetadata>> sent = new ArrayList<>();
    for (Waiting row : wave) {
      sent.add(
          producer.send(
              Partitions.record(row.topic(), partitions, row.merchant(), row.key(), row.value())));
    }
    List<Waiting> failed = new ArrayList<>();
    for (int i = 0; i < wave.size(); i++) {
      try {
        sent.get(i).get();
      } catch (ExecutionException e) {
        failed.add(wave.get(i));
        hold(wave.get(i), e.getCause());
      }
    }
    return failed;
  }

  /** The merchant's rows wait; what can never succeed as it is waits longer and is an error. */
  private void hold(Waiting row, @Nullable Throwable cause) {
    boolean tooLarge = cause instanceof RecordTooLargeException;
    long untilNanos = System.nanoTime() + (tooLarge ? RETRY_TOO_LARGE : RETRY).toNanos();
    heldUntilNanos.merge(row.merchant(), untilNanos, (a, b) -> b - a > 0 ? b : a);
    LOG.atLevel(tooLarge ? Level.ERROR : Level.WARN)
        .setCause(cause)
        .addKeyValue("topic", row.topic())
        .addKeyValue("merchant", row.merchant())
        .addKeyValue("row", row.id())
        .log(
            tooLarge
                ? "A record of the outbox is larger than the log takes; its merchant's changes wait"
                : "A record of the outbox was not acknowledged; it is sent again");
  }

  private static void delete(SqlConnection connection, Set<Long> ids) throws InterruptedException {
    if (!ids.isEmpty()) {
      Long[] array = ids.toArray(Long[]::new);
      Database.await(
          connection
              .preparedQuery("DELETE FROM outbox WHERE id = ANY($1)")
              .execute(Tuple.of((Object) array)));
    }
  }

  /** Ends after the pass at hand; rows that are left go out at the next start. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
