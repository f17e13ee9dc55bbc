package dev.tidegate.ingress.inbound;

import dev.tidegate.event.TopicNames;
import dev.tidegate.ingress.inbound.EventSink.Outcome;
import dev.tidegate.log.Partitions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queued events to Kafka in order, many in flight, and knows up to which id all are
 * acknowledged. Used by the writer's thread only; Kafka's thread touches nothing but the entries in
 * flight.
 *
 * <p>Order holds in three ways. The producer is idempotent and its delivery timeout is without end,
 * so that it never gives up a batch and lets a later one pass. A send that Kafka's client does not
 * take (its buffer is full, the topic is not known yet) is not followed by another before the same
 * event was taken. And where a batch fails for good, the line is broken off: the producer is closed
 * with all that it holds, and a new one begins again behind the last id up to which all were
 * acknowledged. Then some events may reach the log twice.
 */
final class Forwarder {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
  private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_BACKOFF_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<Producer<String, byte[]>> producers;
  private final int partitions;
  private final int window;
  private final LongSupplier nanoClock;
  private final InboundMetrics metrics;

  private final Deque<InFlight> inFlight = new ArrayDeque<>();
  private @Nullable Producer<String, byte[]> producer;
  private long sentThrough;
  private long backoffNanos;
  private long retryAtNanos;
  private boolean failing;

  /** A hint, set by Kafka's thread: some entry may have failed, look for it. */
  private volatile boolean failureSeen;

  /** An event that Kafka's client has; its callback runs on Kafka's thread. */
  private final class InFlight {
    final long id;
    final @Nullable Submission submission;
    volatile boolean acknowledged;
    volatile @Nullable Exception failure;

    InFlight(long id, @Nullable Submission submission) {
      this.id = id;
      this.submission = submission;
    }

    void onCompletion(@Nullable Exception error) {
      if (error != null) {
        failure = error;
        failureSeen = true;
        return;
      }
      acknowledged = true;
      metrics.onLogged();
      if (submission != null) {
        submission.onLogged();
      }
    }
  }

  /**
   * @param producers makes a producer; may throw {@link KafkaException}, then it is asked again
   * @param sentThrough id behind which the first event follows
   * @param window most events in flight
   */
  Forwarder(
      Supplier<Producer<String, byte[]>> producers,
      int partitions,
      long sentThrough,
      int window,
      LongSupplier nanoClock,
      InboundMetrics metrics) {
    this.producers = producers;
    this.partitions = partitions;
    this.sentThrough = sentThrough;
    this.window = window;
    this.nanoClock = nanoClock;
    this.metrics = metrics;
    this.retryAtNanos = nanoClock.getAsLong();
  }

  /** The id of the last event that was given to Kafka's client; the next must be the one behind. */
  long sentThrough() {
    return sentThrough;
  }

  /** Leaves out an event that cannot be sent. */
  void skip(long id) {
    sentThrough = id;
  }

  boolean hasRoom() {
    return inFlight.size() < window;
  }

  boolean isIdle() {
    return inFlight.isEmpty();
  }

  /** How long no send should be tried, zero when one may. */
  long pauseNanos() {
    return Math.max(0, retryAtNanos - nanoClock.getAsLong());
  }

  /** Lets the client learn the topic before the first event needs it. */
  void warmUp() {
    try {
      open().partitionsFor(TopicNames.EVENTS);
    } catch (KafkaException e) {
      backOff(e);
    }
  }

  /**
   * Gives an event to Kafka's client.
   *
   * @param submission whom to tell when the log has it, null for nobody
   * @return whether the client took it; if not, the same event has to be tried again, and none
   *     behind it before
   */
  boolean send(long id, String merchant, byte[] value, @Nullable Submission submission) {
    if (!hasRoom() || pauseNanos() > 0) {
      return false;
    }
    InFlight entry = new InFlight(id, submission);
    try {
      // The future says nothing that the callback does not say.
      Future<RecordMetadata> unused =
          open()
              .send(
                  Partitions.record(TopicNames.EVENTS, partitions, merchant, merchant, value),
                  (metadata, error) -> entry.onCompletion(error));
    } catch (KafkaException | IllegalStateException e) {
      breakOff(e);
      return false;
    }
    Exception refused = entry.failure;
    if (refused != null) {
      // The client calls back before send returns when it did not take the record.
      backOff(refused);
      return false;
    }
    inFlight.addLast(entry);
    sentThrough = id;
    return true;
  }

  /** The id up to which the log has everything; mends a broken line on the way. */
  long settle(long through) {
    long settled = through;
    while (!inFlight.isEmpty() && inFlight.getFirst().acknowledged) {
      settled = inFlight.removeFirst().id;
      recovered();
    }
    if (failureSeen) {
      failureSeen = false;
      inFlight.stream()
          .map(entry -> entry.failure)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(this::breakOff);
    }
    return settled;
  }

  private Producer<String, byte[]> open() {
    Producer<String, byte[]> opened = producer;
    if (opened == null) {
      opened = producers.get();
      producer = opened;
    }
    return opened;
  }

  private void breakOff(Exception cause) {
    close(Duration.ZERO);
    if (!inFlight.isEmpty()) {
      sentThrough = inFlight.getFirst().id - 1;
    }
    for (InFlight entry : inFlight) {
      if (entry.submission != null) {
        entry.submission.end(Outcome.DEFERRED);
      }
    }
    inFlight.clear();
    backOff(cause);
  }

  private void backOff(Exception cause) {
    backoffNanos = Math.min(LONGEST_BACKOFF_NANOS, Math.max(FIRST_BACKOFF_NANOS, 2 * backoffNanos));
    retryAtNanos = nanoClock.getAsLong() + backoffNanos;
    if (!failing) {
      failing = true;
      LOG.atWarn()
          .addKeyValue("reason", cause.getClass().getSimpleName())
          .log("The log does not take events; they wait in the local queue");
    }
  }

  private void recovered() {
    backoffNanos = 0;
    if (failing) {
      failing = false;
      LOG.atInfo().log("The log takes events again");
    }
  }

  /** Closes the client; waits that long for what is in flight, then gives it up. */
  void close(Duration limit) {
    Producer<String, byte[]> closing = producer;
    producer = null;
    if (closing != null) {
      closing.close(limit);
    }
  }
}
