package dev.tidegate.ingress.inbound;

import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.privacy.BoxException;
import dev.tidegate.privacy.SecretKeyWithId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From parsed events to the log by way of the local queue, on one thread.
 *
 * <p>Each turn of the thread takes all submissions that wait, commits their events to the queue in
 * one transaction (which also removes what the log has acknowledged), and sends them on; see {@link
 * QueuePump}. Nothing waits for an acknowledgement before the next send.
 */
final class LogWriter implements EventSink {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
  private static final int MAX_WAITING = 16_384;
  private static final int MAX_PER_COMMIT = 512;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final QueuePump pump;
  private final RowBudget rows;
  private final SecretKeyWithId envelope;
  private final Thread thread;
  private final BlockingQueue<Submission> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();
  private volatile boolean stopping;
  private volatile long stopDeadlineNanos;

  private LogWriter(QueuePump pump, RowBudget rows, SecretKeyWithId envelope) {
    this.pump = pump;
    this.rows = rows;
    this.envelope = envelope;
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
    RowBudget rows = new RowBudget(maxRows, queue.rows(), metrics);
    QueuePump pump = new QueuePump(queue, forwarder, envelope, rows, metrics);
    LogWriter writer = new LogWriter(pump, rows, envelope);
    writer.thread.start();
    return writer;
  }

  @Override
  public CompletionStage<Outcome> submit(List<LogRecord> records) {
    if (records.isEmpty()) {
      return CompletableFuture.completedFuture(Outcome.LOGGED);
    }
    if (stopping) {
      return CompletableFuture.completedFuture(Outcome.STOPPING);
    }
    if (!rows.take(records.size())) {
      return CompletableFuture.completedFuture(Outcome.QUEUE_FULL);
    }
    Submission submission = new Submission(records.stream().map(this::entry).toList());
    if (!waiting.offer(submission)) {
      rows.giveBack(records.size());
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
    return new Submission.Entry(record.merchant(), value, QueuePump.seal(envelope, value));
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
    try {
      pump.warmUp();
      while (!mayEnd()) {
        pump.settle();
        pump.turn(take());
      }
      pump.close(CLOSE_LIMIT);
      terminated.complete(null);
    } catch (SQLException e) {
      LOG.atError().setCause(e).log("The local queue was not closed in order");
      terminated.completeExceptionally(e);
    } finally {
      // Only after an error of the machine is this not yet complete; then the writer is not ready.
      terminated.completeExceptionally(new IllegalStateException("the writer's thread died"));
      refuseWaiting();
    }
  }

  private boolean mayEnd() {
    if (!stopping) {
      return false;
    }
    boolean drained = waiting.isEmpty() && pump.isDrained();
    return drained || System.nanoTime() - stopDeadlineNanos >= 0;
  }

  private List<Submission> take() {
    List<Submission> batch = new ArrayList<>();
    try {
      Submission first = waiting.poll(pump.waitNanos(), TimeUnit.NANOSECONDS);
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

  private void refuseWaiting() {
    List<Submission> late = new ArrayList<>();
    waiting.drainTo(late);
    for (Submission submission : late) {
      rows.giveBack(submission.entries().size());
      submission.end(Outcome.STOPPING);
    }
  }
}
