package dev.tidegate.ingress.delivery;

import dev.tidegate.event.TopicNames;
import dev.tidegate.log.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads the partitions of the ledger that are owned, each from its beginning, and goes on as they
 * grow, on a thread of its own. The listener is called on that thread. An error ends the reader and
 * is told once: a follower that skipped a record would lie.
 */
final class LedgerFollower implements AutoCloseable {
  /** Who hears what was read. */
  interface Listener {
    /** Records of one partition, in order. */
    void read(OwnedPartition partition, List<ConsumerRecord<String, byte[]>> records);

    /** All that stood in the partition when it was taken up has been given to {@link #read}. */
    void caughtUp(OwnedPartition partition);
  }

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Listener listener;
  private final Consumer<RuntimeException> failure;
  private final Thread thread;
  private final Map<Integer, OwnedPartition> wanted = new ConcurrentHashMap<>();
  private final Semaphore changed = new Semaphore(0);
  private volatile boolean closing;

  /** Of the reader's thread: what is assigned, and where the partitions not caught up ended. */
  private Map<Integer, OwnedPartition> followed = Map.of();

  private final Map<OwnedPartition, Long> behind = new HashMap<>();

  LedgerFollower(
      String bootstrap, String clientId, Listener listener, Consumer<RuntimeException> failure) {
    this.consumer = new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, clientId));
    this.listener = listener;
    this.failure = failure;
    this.thread = new Thread(this::run, "delivery-ledger");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Takes up a partition, from its beginning even when the same number was followed before. */
  void follow(OwnedPartition partition) {
    wanted.put(partition.number, partition);
    wake();
  }

  /** Gives a partition up. */
  void unfollow(OwnedPartition partition) {
    wanted.remove(partition.number, partition);
    wake();
  }

  private void wake() {
    changed.release();
    consumer.wakeup();
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        try {
          step();
        } catch (WakeupException e) {
          // Something is to be followed, given up or closed: the next step sees it.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.accept(e);
    }
  }

  private void step() throws InterruptedException {
    Map<Integer, OwnedPartition> now = Map.copyOf(wanted);
    if (!now.equals(followed)) {
      reassign(now);
    }
    if (followed.isEmpty()) {
      boolean unused = changed.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    tellCaughtUp();
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    for (TopicPartition at : records.partitions()) {
      OwnedPartition partition = followed.get(at.partition());
      if (partition != null) {
        listener.read(partition, records.records(at));
      }
    }
  }

  /** A wake-up in the middle is harmless: {@code followed} changes last, so it is done again. */
  private void reassign(Map<Integer, OwnedPartition> now) {
    consumer.assign(now.keySet().stream().map(LedgerFollower::at).toList());
    List<OwnedPartition> added =
        now.values().stream().filter(p -> followed.get(p.number) != p).toList();
    List<TopicPartition> places = added.stream().map(p -> at(p.number)).toList();
    behind.keySet().retainAll(now.values());
    // Kafka takes an empty list for all partitions.
    if (!places.isEmpty()) {
      consumer.seekToBeginning(places);
      Map<TopicPartition, Long> ends = consumer.endOffsets(places);
      added.forEach(p -> behind.put(p, ends.getOrDefault(at(p.number), 0L)));
    }
    followed = now;
  }

  private void tellCaughtUp() {
    behind
        .entrySet()
        .removeIf(
            end -> {
              boolean reached = consumer.position(at(end.getKey().number)) >= end.getValue();
              if (reached) {
                listener.caughtUp(end.getKey());
              }
              return reached;
            });
  }

  private static TopicPartition at(int partition) {
    return new TopicPartition(TopicNames.LEDGER, partition);
  }

  /** Ends the reader and waits for its thread, ten seconds at most. */
  @Override
  public void close() {
    closing = true;
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    wake();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
