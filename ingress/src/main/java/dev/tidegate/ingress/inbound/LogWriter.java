package dev.tidegate.ingress.inbound;

import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.ingress.inbound.LocalQueue.Row;
import dev.tidegate.privacy.BoxException;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From parsed events to the log by way of the local queue, on one thread.
 *
 * <p>Each turn of the thread takes all submissions that wait, commits their events to the queue in
 * one transaction (which also removes what the log has acknowledged), and sends them on. Nothing
 * waits for an acknowledgement before the next send. When Kafka does not keep up, events stay in
 * the queue only and the thread reads them back in order; beyond {@link #MAX_UNSENT_WAITS} their
 * submissions end at once as {@code DEFERRED}.
 */
final class LogWriter implements EventSink {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
  private static final String BOX_CONTEXT = "queue";
  private static final int MAX_WAITING = 16_384;
  private static final int MAX_PER_COMMIT = 512;
  private static final int READ_BACK = 512;

  /** How many events that Kafka's client has not taken may still have somebody waiting for them. */
  private static final int MAX_UNSENT_WAITS = 10_000;

  private static final long IDLE_WAIT_NANOS = Duration.ofMillis(100).toNanos();
  private static final long BUSY_WAIT_NANOS = Duration.ofMillis(5).toNanos();
  private static final long FAILURE_WAIT_NANOS = Duration.ofMillis(200).toNanos();
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final LocalQueue queue;
  private final Forwarder forwarder;
  private final SecretKeyWithId envelope;
  private final long maxRows;
  private final InboundMetrics metrics;
  private final Thread thread;

  private final BlockingQueue<Submission> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong rows = new AtomicLong();
  private final CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();
  private volatile boolean stopping;
  private volatile long stopDeadlineNanos;

  // Used by the thread only.
  private final Map<Long, Submission> unsentWaits = new HashMap<>();
  private long storedThrough;
  private long settledThrough;
  private long removedThrough;
  private boolean failing;

  private LogWriter(
      LocalQueue queue,
      Forwarder forwarder,
      SecretKeyWithId envelope,
      long maxRows,
      InboundMetrics metrics)
      throws SQLException {
    this.queue = queue;
    this.forwarder = forwarder;
    this.envelope = envelope;
    this.maxRows = maxRows;
    this.metrics = metrics;
    this.storedThrough = queue.lastId();
    this.rows.set(queue.rows());
    this.thread = new Thread(this::run, "inbound-log-writer");
  }

  /**
   * Starts the thread; what is left in the queue goes first.
   *
   * @param queue belongs to the writer from now on, which closes it
   * @throws BoxException when the queue was sealed with another envelope key
   */
  static LogWriter start(
      LocalQueue queue,
      Forwarder forwarder,
      SecretKeyWithId envelope,
      long maxRows,
      InboundMetrics metrics)
      throws SQLException {
    for (Row first : queue.after(0, 1)) {
      SealedBox.open(envelope, BOX_CONTEXT, first.box());
    }
    LogWriter writer = new LogWriter(queue, forwarder, envelope, maxRows, metrics);
    metrics.queueRows(writer.rows.get());
    writer.thread.start();
    return writer;
  }

  /** Seals a value as it lies in the queue. */
  static String seal(SecretKeyWithId envelope, byte[] value) {
    return SealedBox.seal(envelope, BOX_CONTEXT, value);
  }

  @Override
  public CompletionStage<Outcome> submit(List<LogRecord> records) {
    if (records.isEmpty()) {
      return CompletableFuture.completedFuture(Outcome.LOGGED);
    }
    if (stopping) {
      return CompletableFuture.completedFuture(Outcome.STOPPING);
    }
    if (!reserve(records.size())) {
      return CompletableFuture.completedFuture(Outcome.QUEUE_FULL);
    }
    Submission submission = new Submission(records.stream().map(this::entry).toList());
    if (!waiting.offer(submission)) {
      release(records.size());
      return CompletableFuture.completedFuture(Outcome.QUEUE_FULL);
    }
    if (terminated.isDone()) {
      // The thread ended between the check above and the offer: nobody will take it.
      refuseWaiting();
    }
    return submission.outcome();
  }

  private Submission.Entry entry(LogRecord record) {
    byte[] value = Json.bytes(record);
    return new Submission.Entry(record.merchant(), value, seal(envelope, value));
  }

  private boolean reserve(int count) {
    if (rows.addAndGet(count) > maxRows) {
      rows.addAndGet(-count);
      return false;
    }
    return true;
  }

  private void release(long count) {
    rows.addAndGet(-count);
  }

  /** Whether the thread runs and takes events. */
  boolean isRunning() {
    return !stopping && !terminated.isDone();
  }

  /**
   * Stops: takes no more, waits at most {@code drain} until the log has all, then closes the client
   * and the queue. What the log does not have by then stays in the file. The future ends when the
   * thread does.
   */
  CompletableFuture<@Nullable Void> stop(Duration drain) {
    stopDeadlineNanos = System.nanoTime() + drain.toNanos();
    stopping = true;
    return terminated;
  }

  private void run() {
    forwarder.warmUp();
    while (!mayEnd()) {
      turn();
    }
    try {
      forwarder.close(CLOSE_LIMIT);
      settledThrough = forwarder.settle(settledThrough);
      removeSettled();
      queue.close();
      terminated.complete(null);
    } catch (SQLException | RuntimeException e) {
      LOG.atError().setCause(e).log("The local queue was not closed in order");
      terminated.completeExceptionally(e);
    }
    refuseWaiting();
  }

  private boolean mayEnd() {
    if (!stopping) {
      return false;
    }
    boolean drained = waiting.isEmpty() && !hasBacklog() && forwarder.isIdle();
    return drained || System.nanoTime() - stopDeadlineNanos >= 0;
  }

  private void turn() {
    try {
      settledThrough = forwarder.settle(settledThrough);
      forwardBacklog();
    } catch (SQLException | RuntimeException e) {
      onFailure(e);
    }
    List<Submission> batch = take();
    try {
      settledThrough = forwarder.settle(settledThrough);
      if (batch.isEmpty()) {
        removeSettled();
      } else {
        store(batch);
      }
    } catch (SQLException | RuntimeException e) {
      batch.forEach(submission -> submission.end(Outcome.QUEUE_FAILED));
      onFailure(e);
    }
    metrics.queueRows(rows.get());
  }

  private void onFailure(Exception e) {
    if (!failing) {
      failing = true;
      LOG.atError().setCause(e).log("The local queue cannot be used; tried again until it can");
    }
  }

  private List<Submission> take() {
    List<Submission> batch = new ArrayList<>();
    try {
      Submission first = waiting.poll(waitNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        batch.add(first);
        waiting.drainTo(batch, MAX_PER_COMMIT - 1);
      }
    } catch (InterruptedException e) {
      // Only stop() ends this thread; an interrupt from elsewhere must not lose what waits.
      LOG.atWarn().log("Interrupt of the writer ignored");
    }
    return batch;
  }

  private long waitNanos() {
    if (failing) {
      return FAILURE_WAIT_NANOS;
    }
    if (hasBacklog()) {
      long pause = forwarder.hasRoom() ? forwarder.pauseNanos() : BUSY_WAIT_NANOS;
      return Math.min(pause, IDLE_WAIT_NANOS);
    }
    return stopping || !forwarder.isIdle() ? BUSY_WAIT_NANOS : IDLE_WAIT_NANOS;
  }

  private boolean hasBacklog() {
    return forwarder.sentThrough() < storedThrough;
  }

  /** Sends what is in the queue only, until Kafka's client takes no more. */
  private void forwardBacklog() throws SQLException {
    while (hasBacklog() && forwarder.hasRoom() && forwarder.pauseNanos() == 0) {
      for (Row row : queue.after(forwarder.sentThrough(), READ_BACK)) {
        byte[] value = opened(row);
        if (value == null) {
          setAside(row);
        } else if (!forwarder.send(row.id(), row.merchant(), value, unsentWaits.get(row.id()))) {
          return;
        }
        unsentWaits.remove(row.id());
      }
    }
  }

  private byte @Nullable [] opened(Row row) {
    try {
      return SealedBox.open(envelope, BOX_CONTEXT, row.box());
    } catch (BoxException e) {
      return null;
    }
  }

  private void setAside(Row row) throws SQLException {
    queue.setAside(row);
    forwarder.skip(row.id());
    release(1);
    metrics.onUnreadable();
    LOG.atError()
        .addKeyValue("row", row.id())
        .log("A queued event does not open; it is set aside in the queue's file");
  }

  private void store(List<Submission> batch) throws SQLException {
    if (failing) {
      // A commit that failed may have reached the file all the same.
      storedThrough = Math.max(storedThrough, queue.lastId());
    }
    List<Row> added = new ArrayList<>();
    long id = storedThrough;
    for (Submission submission : batch) {
      for (Submission.Entry entry : submission.entries()) {
        id++;
        added.add(new Row(id, entry.merchant, entry.box));
      }
    }
    try {
      release(queue.commit(added, settledThrough));
    } catch (SQLException e) {
      release(added.size());
      throw e;
    }
    failing = false;
    removedThrough = settledThrough;
    long firstId = storedThrough + 1;
    storedThrough = id;
    sendFresh(batch, firstId);
  }

  /** Sends events that were just stored, if nothing older waits before them. */
  private void sendFresh(List<Submission> batch, long firstId) {
    long id = firstId;
    for (Submission submission : batch) {
      for (Submission.Entry entry : submission.entries()) {
        boolean next = forwarder.sentThrough() == id - 1;
        if (!next || !forwarder.send(id, entry.merchant, entry.value, submission)) {
          waitUnsent(id, submission);
        }
        id++;
      }
    }
  }

  /** The event stays in the queue; whoever posted it may see it logged before its time is up. */
  private void waitUnsent(long id, Submission submission) {
    if (unsentWaits.size() < MAX_UNSENT_WAITS) {
      unsentWaits.put(id, submission);
    } else {
      submission.end(Outcome.DEFERRED);
    }
  }

  private void removeSettled() throws SQLException {
    if (settledThrough > removedThrough) {
      release(queue.commit(List.of(), settledThrough));
      removedThrough = settledThrough;
      failing = false;
    }
  }

  private void refuseWaiting() {
    List<Submission> late = new ArrayList<>();
    waiting.drainTo(late);
    for (Submission submission : late) {
      release(submission.entries().size());
      submission.end(Outcome.STOPPING);
    }
  }
}
