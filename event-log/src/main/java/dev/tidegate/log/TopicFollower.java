package dev.tidegate.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whole partitions of a topic from their beginning and goes on as they grow, on a thread of
 * its own. The listener is called on that thread, in the order of each partition.
 *
 * <p>{@link #caughtUp()} completes when everything that stood in the topic at the start has been
 * given to the listener; it fails when the reader died. A listener that throws ends the reader: a
 * follower that skipped a record would lie.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final String topic;
  private final Collection<Integer> partitions;
  private final Consumer<ConsumerRecord<String, byte[]>> listener;
  private final KafkaConsumer<String, byte[]> consumer;
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean closing;

  /** Starts reading at once. */
  public static TopicFollower start(
      String bootstrap,
      String clientId,
      String topic,
      Collection<Integer> partitions,
      Consumer<ConsumerRecord<String, byte[]>> listener) {
    TopicFollower follower = new TopicFollower(bootstrap, clientId, topic, partitions, listener);
    follower.thread.start();
    return follower;
  }

  private TopicFollower(
      String bootstrap,
      String clientId,
      String topic,
      Collection<Integer> partitions,
      Consumer<ConsumerRecord<String, byte[]>> listener) {
    this.topic = topic;
    this.partitions = List.copyOf(partitions);
    this.listener = listener;
    this.consumer = new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, clientId));
    this.thread = new Thread(this::run, "follow-" + topic);
    this.thread.setDaemon(true);
  }

  /** Completes when all that stood in the topic at the start has been read; see the class. */
  public CompletableFuture<Void> caughtUp() {
    return caughtUp;
  }

  /** Completes when it no longer reads: normally after {@link #close()}, else with the error. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether it still reads; false after {@link #close()} and after an error, which was logged. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    try (consumer) {
      follow();
      ended.complete(null);
    } catch (WakeupException e) {
      ended.complete(null);
    } catch (Throwable e) { // the edge of a thread: whoever relies on it must hear of any end
      LOG.atError().setCause(e).addKeyValue("topic", topic).log("Follower of a topic died");
      ended.completeExceptionally(e);
    } finally {
      caughtUp.completeExceptionally(
          new IllegalStateException("the follower of " + topic + " ended"));
    }
  }

  private void follow() {
    List<TopicPartition> assigned =
        partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(assigned);
    consumer.seekToBeginning(assigned);
    Map<TopicPartition, Long> behind = new HashMap<>(consumer.endOffsets(assigned));
    while (!closing) {
      behind.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (behind.isEmpty()) {
        caughtUp.complete(null);
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        listener.accept(record);
      }
    }
  }

  /** Ends the reader and waits for its thread, ten seconds at most. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
