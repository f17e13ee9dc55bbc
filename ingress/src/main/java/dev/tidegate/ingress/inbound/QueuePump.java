package dev.tidegate.ingress.inbound;

import dev.tidegate.ingress.inbound.EventSink.Outcome;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves events through the local queue to the log, in order. Used by the writer's thread only.
 *
 * <p>Ids rise by one: removed ≤ settled (the log has all up to here) ≤ sent (Kafka's client has all
 * up to here) ≤ stored. In good times sent = stored, and an event goes from memory to the client
 * right after its commit. When Kafka does not keep up, events stay in the queue and are read back
 * in order; beyond {@link #MAX_UNSENT_WAITS} their submissions end at once as {@code DEFERRED}.
 */
final class QueuePump {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePump.class);
  private static final String BOX_CONTEXT = "queue";
  private static final int READ_BACK = 512;

  /** How many events that Kafka's client has not taken may still have somebody waiting for them. */
  private static final int MAX_UNSENT_WAITS = 10_000;

  private static final long IDLE_WAIT_NANOS = Duration.ofMillis(100).toNanos();
  private static final long BUSY_WAIT_NANOS = Duration.ofMillis(5).toNanos();
  private static final long FAILURE_WAIT_NANOS = Duration.ofMillis(200).toNanos();

  private final LocalQueue queue;
  private final Forwarder forwarder;
  private final SecretKeyWithId envelope;
  private final RowBudget rows;
  private final InboundMetrics metrics;

  private final Map<Long, Submission> unsentWaits = new HashMap<>();
  private long storedThrough;
  private long settledThrough;
  private long removedThrough;
  private boolean failing;

  /** Throws {@link BoxException} when the queue was sealed with another envelope key. */
  QueuePump(
      LocalQueue queue,
      Forwarder forwarder,
      SecretKeyWithId envelope,
      RowBudget rows,
      InboundMetrics metrics)
      throws SQLException {
    for (Row first : queue.after(0, 1)) {
      SealedBox.open(envelope, BOX_CONTEXT, first.box());
    }
    this.queue = queue;
    this.forwarder = forwarder;
    this.envelope = envelope;
    this.rows = rows;
    this.metrics = metrics;
    this.storedThrough = queue.lastId();
  }

  /** Seals a value as it lies in the queue. */
  static String seal(SecretKeyWithId envelope, byte[] value) {
    return SealedBox.seal(envelope, BOX_CONTEXT, value);
  }

  void warmUp() {
    forwarder.warmUp();
  }

  /** Whether the log has everything that was stored. */
  boolean isDrained() {
    return !hasBacklog() && forwarder.isIdle();
  }

  /** How long to wait for a submission before there is something else to do. */
  long waitNanos() {
    if (failing) {
      return FAILURE_WAIT_NANOS;
    }
    if (hasBacklog()) {
      long pause = forwarder.hasRoom() ? forwarder.pauseNanos() : BUSY_WAIT_NANOS;
      return Math.min(pause, IDLE_WAIT_NANOS);
    }
    return forwarder.isIdle() ? IDLE_WAIT_NANOS : BUSY_WAIT_NANOS;
  }

  /** Learns what the log has, and sends what could not be sent before. */
  void settle() {
    try {
      settledThrough = forwarder.settle(settledThrough);
      forwardBacklog();
    } catch (SQLException | RuntimeException e) {
      onFailure(e);
    }
  }

  /** Stores and sends what was submitted; with nothing to store, removes what the log has. */
  void turn(List<Submission> batch) {
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
  }

  /** Closes Kafka's client, which may take that long to get rid of what it has, and the queue. */
  void close(Duration limit) throws SQLException {
    forwarder.close(limit);
    unsentWaits.values().forEach(submission -> submission.end(Outcome.DEFERRED));
    try {
      settledThrough = forwarder.settle(settledThrough);
      removeSettled();
    } finally {
      queue.close();
    }
  }

  private void onFailure(Exception e) {
    if (!failing) {
      failing = true;
      LOG.atError().setCause(e).log("The local queue cannot be used; tried again until it can");
    }
  }

  private boolean hasBacklog() {
    return forwarder.sentThrough() < storedThrough;
  }

  /** Sends what is in the queue only, until Kafka's client takes no more. */
  private void forwardBacklog() throws SQLException {
    while (hasBacklog() && forwarder.hasRoom() && forwarder.pauseNanos() == 0) {
      List<Row> unsent = queue.after(forwarder.sentThrough(), READ_BACK);
      if (unsent.isEmpty()) {
        forwarder.skip(storedThrough);
      }
      for (Row row : unsent) {
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
    rows.giveBack(1);
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
      rows.giveBack(queue.commit(added, settledThrough));
    } catch (SQLException e) {
      rows.giveBack(added.size());
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
      rows.giveBack(queue.commit(List.of(), settledThrough));
      removedThrough = settledThrough;
      failing = false;
    }
  }
}
