package dev.tidegate.standalone.management;

import static dev.tidegate.event.TopicNames.DEADLETTERS;
import static dev.tidegate.event.TopicNames.DECISIONS;
import static dev.tidegate.event.TopicNames.EVENTS;
import static dev.tidegate.event.TopicNames.OBLIGATIONS;

import dev.tidegate.log.KafkaSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log, decisions, obligations and dead letters on a thread of its own and shows both
 * ledgers as metrics. What it shows is about a second behind the log; the exact check is a count
 * over the topics themselves.
 *
 * <p>Counts and read positions are kept together in a file, so that a start neither begins at zero
 * nor reads a week of topics.
 */
public final class LedgerMeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerMeter.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SHOW_EVERY = Duration.ofMillis(200);
  private static final Duration SAVE_EVERY = Duration.ofSeconds(10);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final LedgerFile file;
  private final LongSupplier nanoTime;
  private final CollectorRegistry registry;
  private final LedgerMetrics metrics;
  private final Thread thread;

  // Replaced by the meter's thread, read by whoever asks for metrics.
  private volatile LedgerCounts.Totals shown = LedgerCounts.Totals.empty();
  private volatile boolean closing;

  private LedgerMeter(
      String bootstrap, int n, Path file, CollectorRegistry registry, LongSupplier nanoTime) {
    this.consumer = new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, "ledger-meter"));
    this.partitions =
        Stream.of(EVENTS, DECISIONS, OBLIGATIONS, DEADLETTERS)
            .flatMap(topic -> IntStream.range(0, n).mapToObj(i -> new TopicPartition(topic, i)))
            .toList();
    this.file = new LedgerFile(file);
    this.registry = registry;
    this.nanoTime = nanoTime;
    this.metrics = new LedgerMetrics(() -> shown);
    this.thread = new Thread(this::run, "ledger-meter");
    this.thread.setDaemon(true);
  }

  /**
   * Starts reading and registers the metrics.
   *
   * @param n partitions of every topic
   * @param file where counts and positions are kept
   */
  public static LedgerMeter start(
      String bootstrap, int n, Path file, CollectorRegistry registry, LongSupplier nanoTime) {
    LedgerMeter meter = new LedgerMeter(bootstrap, n, file, registry, nanoTime);
    registry.register(meter.metrics);
    meter.thread.start();
    return meter;
  }

  private void run() {
    try (consumer) {
      consumer.assign(partitions);
      LedgerTally tally = resume();
      long shownAt = nanoTime.getAsLong();
      long savedAt = shownAt;
      while (!closing) {
        for (ConsumerRecord<String, byte[]> record : poll()) {
          tally.count(record);
        }
        long now = nanoTime.getAsLong();
        if (now - shownAt >= SHOW_EVERY.toNanos()) {
          shown = tally.counts().totals();
          shownAt = now;
        }
        if (now - savedAt >= SAVE_EVERY.toNanos()) {
          save(tally);
          savedAt = now;
        }
      }
      save(tally);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("The ledger meter died; its metrics stand still");
    }
  }

  private Iterable<ConsumerRecord<String, byte[]>> poll() {
    try {
      return consumer.poll(POLL);
    } catch (WakeupException e) {
      // Only close() wakes it; the loop ends.
      return List.of();
    }
  }

  private LedgerTally resume() {
    LedgerFile.Content kept = file.read();
    if (kept == null) {
      consumer.seekToBeginning(partitions);
      return new LedgerTally(new LedgerCounts(LedgerCounts.Snapshot.empty()));
    }
    LedgerCounts counts = new LedgerCounts(kept.counts());
    shown = counts.totals();
    for (TopicPartition partition : partitions) {
      Long position = kept.positions().get(partition.toString());
      if (position == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, position);
      }
    }
    return new LedgerTally(counts);
  }

  private void save(LedgerTally tally) {
    Map<String, Long> positions = new HashMap<>();
    for (TopicPartition partition : partitions) {
      positions.put(partition.toString(), consumer.position(partition));
    }
    file.write(new LedgerFile.Content(tally.counts().snapshot(), positions));
  }

  /** Ends the reader, ten seconds at most, and takes the metrics away. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    registry.unregister(metrics);
  }
}
