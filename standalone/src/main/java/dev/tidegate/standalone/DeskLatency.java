package dev.tidegate.standalone;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.jobs.StartOffsets;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.TopicFollower;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A broker and the product's job alone: what is written to the log, and how long its decision takes
 * to stand on its topic.
 */
final class DeskLatency implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(5);
  private static final int DIGITS = 3;

  private final KafkaProducer<String, byte[]> producer;
  private final TopicFollower follower;
  private final JobSupervisor job;
  private final Map<String, CompletableFuture<Long>> awaited;
  private final AtomicLong decisions;
  private final AtomicLong written = new AtomicLong();

  private DeskLatency(
      KafkaProducer<String, byte[]> producer,
      TopicFollower follower,
      JobSupervisor job,
      Map<String, CompletableFuture<Long>> awaited,
      AtomicLong decisions) {
    this.producer = producer;
    this.follower = follower;
    this.job = job;
    this.awaited = awaited;
    this.decisions = decisions;
  }

  /**
   * Starts it with an empty log.
   *
   * @param folder for everything on disk; stays the caller's to delete
   */
  static DeskLatency start(Path folder, Lifecycle lifecycle) throws Exception {
    String bootstrap = BenchJobs.startKafka(folder, lifecycle);
    EnvelopeKey.readOrCreate(BenchJobs.envelopeKey(folder));
    Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    AtomicLong decisions = new AtomicLong();
    TopicFollower follower =
        TopicFollower.start(
            bootstrap,
            "bench-decisions",
            TopicNames.DECISIONS,
            IntStream.range(0, Tidegate.PARTITIONS).boxed().toList(),
            record -> decided(record, awaited, decisions));
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(bootstrap, "bench"));
    DeskLatency latency =
        new DeskLatency(
            producer,
            follower,
            new BenchJobs(folder, bootstrap).start(Job.REPLY, StartOffsets.EARLIEST),
            awaited,
            decisions);
    lifecycle.add("the desk's job", latency::close);
    return latency;
  }

  private static void decided(
      ConsumerRecord<String, byte[]> record,
      Map<String, CompletableFuture<Long>> awaited,
      AtomicLong decisions) {
    long now = System.nanoTime();
    decisions.incrementAndGet();
    if (awaited.isEmpty()) {
      return;
    }
    try {
      Decision decision = Json.read(record.value(), Decision.class);
      String id =
          decision.recordType().equals(ReleaseChanged.class.getSimpleName())
              ? release(decision.merchant())
              : Objects.requireNonNullElse(decision.eventId(), "");
      CompletableFuture<Long> waiting = awaited.remove(id);
      if (waiting != null) {
        waiting.complete(now);
      }
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("a decision cannot be read", e);
    }
  }

  private static String release(String merchant) {
    return "release of " + merchant;
  }

  /** Writes what a merchant has before anybody speaks. */
  void open(String merchant, RuleSet rules, Iterable<LogRecord> opening) {
    Future<RecordMetadata> unused = send(TopicNames.RULESETS, merchant, rules.topicKey(), rules);
    for (LogRecord record : opening) {
      write(record);
    }
  }

  private void write(LogRecord record) {
    Future<RecordMetadata> unused =
        send(TopicNames.EVENTS, record.merchant(), record.merchant(), record);
    written.incrementAndGet();
  }

  private Future<RecordMetadata> send(String topic, String merchant, String key, Object value) {
    return producer.send(
        Partitions.record(topic, Tidegate.PARTITIONS, merchant, key, Json.bytes(value)));
  }

  /** Waits until all that was written is decided. */
  void settle() throws InterruptedException {
    producer.flush();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (decisions.get() < written.get()) {
      if (System.nanoTime() > deadline) {
        throw new StartupException(
            decisions.get() + " of " + written.get() + " records were decided; the logs say more.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /**
   * Writes comments at a steady rate; each latency counts from the moment that the schedule has for
   * the comment until its decision stands on the topic. Microseconds.
   *
   * @param comment the {@code n}th one; each with an id of its own
   */
  Histogram steady(int perSecond, int comments, IntFunction<ChatEvent> comment) throws Exception {
    long[] due = new long[comments];
    List<CompletableFuture<Long>> decided = new ArrayList<>(comments);
    long start = System.nanoTime();
    for (int n = 0; n < comments; n++) {
      ChatEvent chat = comment.apply(n);
      due[n] = start + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
      while (System.nanoTime() < due[n]) {
        LockSupport.parkNanos(due[n] - System.nanoTime());
      }
      decided.add(await(chat.id()));
      write(chat);
    }
    Histogram micros = new Histogram(MOST_MICROS, DIGITS);
    for (int n = 0; n < comments; n++) {
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(decidedAt(decided.get(n)) - due[n]));
    }
    return micros;
  }

  private CompletableFuture<Long> await(String id) {
    CompletableFuture<Long> decided = new CompletableFuture<>();
    awaited.put(id, decided);
    return decided;
  }

  private static long decidedAt(CompletableFuture<Long> decided) throws Exception {
    return decided.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Publishes a rule set as the portal does, body before release, and waits until the release is in
   * force. Microseconds from the first write.
   */
  long publishMicros(RuleSet rules, long number) throws Exception {
    CompletableFuture<Long> decided = await(release(rules.merchant()));
    long began = System.nanoTime();
    send(TopicNames.RULESETS, rules.merchant(), rules.topicKey(), rules).get();
    write(new ReleaseChanged(rules.merchant(), number, rules.version()));
    return TimeUnit.NANOSECONDS.toMicros(decidedAt(decided) - began);
  }

  @Override
  public void close() {
    job.close();
    follower.close();
    producer.close(Duration.ofSeconds(5));
  }
}
