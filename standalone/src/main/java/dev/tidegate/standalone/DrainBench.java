package dev.tidegate.standalone;

import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.TopicNames;
import dev.tidegate.jobs.StartOffsets;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.standalone.BenchJobs.Job;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How fast a job clears what stands on the log, from source to sinks, at its own pace. The log is
 * written once; each run reads it from its beginning with an empty state.
 */
final class DrainBench {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long LOOK_MS = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  /** What a run has put out before it is measured, in parts of all: it starts, and fetches. */
  private static final int UNMEASURED = 5;

  private final BenchJobs jobs;
  private final Admin admin;
  private final int comments;
  private final int openings;

  private DrainBench(BenchJobs jobs, Admin admin, int comments, int openings) {
    this.jobs = jobs;
    this.admin = admin;
    this.comments = comments;
    this.openings = openings;
  }

  /**
   * Starts a broker and writes the log: releases and products of all merchants, then their comments
   * in turns.
   *
   * @param folder for everything on disk; stays the caller's to delete
   */
  static DrainBench start(
      Path folder, DeskShop shop, List<String> merchants, int comments, Lifecycle lifecycle)
      throws Exception {
    String bootstrap = BenchJobs.startKafka(folder, lifecycle);
    EnvelopeKey.readOrCreate(BenchJobs.envelopeKey(folder));
    int openings = 0;
    try (KafkaProducer<String, byte[]> log = new KafkaProducer<>(bulk(bootstrap))) {
      for (String merchant : merchants) {
        RuleSet rules = shop.rulesOf(merchant);
        send(log, TopicNames.RULESETS, merchant, rules.topicKey(), rules).get();
        for (LogRecord record : shop.opening(merchant)) {
          send(log, TopicNames.EVENTS, merchant, merchant, record).get();
          openings++;
        }
      }
      for (int n = 0; n < comments; n++) {
        String merchant = merchants.get(n % merchants.size());
        Future<RecordMetadata> unused =
            send(
                log,
                TopicNames.EVENTS,
                merchant,
                merchant,
                shop.comment(merchant, n / merchants.size()));
      }
      log.flush();
    }
    Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    lifecycle.add("Kafka's client", admin::close);
    return new DrainBench(new BenchJobs(folder, bootstrap), admin, comments, openings);
  }

  private static Map<String, Object> bulk(String bootstrap) {
    Map<String, Object> settings = KafkaSettings.producer(bootstrap, "bench");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    return settings;
  }

  private static Future<RecordMetadata> send(
      KafkaProducer<String, byte[]> log, String topic, String merchant, String key, Object value) {
    return log.send(
        Partitions.record(topic, Tidegate.PARTITIONS, merchant, key, Json.bytes(value)));
  }

  /**
   * Comments a second of one run, without its first fifth.
   *
   * @throws StartupException when the job does not clear the log within some minutes
   */
  double perSecond(Job job) throws Exception {
    String topic = job == Job.FLOOR ? TopicNames.ACTIONS : TopicNames.DECISIONS;
    long before = written(topic);
    long all = before + comments + (job == Job.FLOOR ? 0 : openings);
    long from = all - (long) comments * (UNMEASURED - 1) / UNMEASURED;
    JobSupervisor running = jobs.start(job, StartOffsets.EARLIEST);
    try {
      long began = await(topic, from);
      long ended = await(topic, all);
      // What is cleared between two looks took as long as one, at most.
      long took = Math.max(ended - began, TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
      return (all - from) / (took / NANOS_PER_SECOND);
    } finally {
      running.close();
    }
  }

  /** Waits until so many records stand on the topic; the moment. */
  private long await(String topic, long records) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    CountDownLatch pause = new CountDownLatch(1);
    while (System.nanoTime() < deadline) {
      if (written(topic) >= records) {
        return System.nanoTime();
      }
      boolean unused = pause.await(LOOK_MS, TimeUnit.MILLISECONDS);
    }
    throw new StartupException(
        "The job put out " + written(topic) + " of " + records + " records; the logs say more.");
  }

  private long written(String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, Tidegate.PARTITIONS)
            .mapToObj(p -> new TopicPartition(topic, p))
            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }
}
