package dev.tidegate.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.desk.Outputs;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.event.Source;
import dev.tidegate.event.Tick;
import dev.tidegate.event.TopicNames;
import dev.tidegate.jobs.JobLauncher;
import dev.tidegate.jobs.ReplyJobConfig;
import dev.tidegate.load.replay.RecordedEvent;
import dev.tidegate.load.replay.Recordings;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.standalone.FreePorts;
import dev.tidegate.standalone.embedded.EmbeddedKafka;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same log, decided by the job at parallelism 1, at 2, and by the desk in memory: byte-equal
 * decisions, obligations and actions. The log holds ticks and room events too, and deadlines fall
 * due in it. The comments are a recorded room where the shared recordings are there, else the
 * demo's show; three merchants share them.
 */
class DeterminismIT {
  private static final int PARTITIONS = 4;
  private static final int COMMENTS = 3_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int ITEM_EVERY = 250;

  /** The desk takes deadlines together that fall into one slot. */
  private static final long SLOT_MS = 5_000;

  /** Questions and actions expire while the log is written. */
  private static final Policy SHORT = new Policy(0.75, 60_000, 300, 200, 600_000, Policy.CHANNELS);

  private static final List<String> OUTPUTS =
      List.of(TopicNames.DECISIONS, TopicNames.OBLIGATIONS, TopicNames.ACTIONS);
  private static final List<String> MERCHANTS = List.of("m-one", "m-two", "m-three");

  @TempDir Path folder;
  private String bootstrap = "";
  private final Map<String, CompiledRuleSet> ruleSets = new HashMap<>();
  private final List<Future<RecordMetadata>> appended = new ArrayList<>();

  @Test
  void decisionsAreByteEqualAtAnyParallelismAndInMemory() throws Exception {
    int ports = FreePorts.base(2);
    EnvelopeKey.readOrCreate(folder.resolve("envelope.key"));
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(new EmbeddedKafka.Config(folder.resolve("kafka"), ports, ports + 1))) {
      // Given
      bootstrap = kafka.bootstrap();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        Topics.ensure(admin, PARTITIONS, (short) 1);
      }
      writeLog();
      Map<TopicPartition, Long> ends = ends(TopicNames.EVENTS);

      // When
      Map<Output, String> memory = decidedInMemory(ends);
      Map<Output, String> one = decidedByJob(1, ends, beginnings(), memory.size());
      Map<Output, String> two = decidedByJob(2, ends, outputEnds(), memory.size());

      // Then
      assertThat(memory).hasSizeGreaterThan(400);
      assertThat(memory.values()).anyMatch(json -> json.contains("\"EXPIRED\""));
      assertThat(memory.keySet()).extracting(Output::topic).contains(TopicNames.ACTIONS);
      assertThat(one).isEqualTo(memory);
      assertThat(two).isEqualTo(memory);
    }
  }

  /** What came out, and which record drove it. */
  private record Output(String topic, Source source) implements Comparable<Output> {
    @Override
    public int compareTo(Output that) {
      int byTopic = topic.compareTo(that.topic);
      return byTopic != 0 ? byTopic : source.compareTo(that.source);
    }
  }

  private void writeLog() throws Exception {
    CsvImport.Result shop = shop();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(bootstrap, "test"))) {
      for (String merchant : MERCHANTS) {
        RuleSet rules =
            new RuleSet(
                merchant,
                1,
                Objects.requireNonNull(shop.keywordRules()),
                Objects.requireNonNull(shop.faq()),
                List.of(),
                List.of(),
                SHORT);
        ruleSets.put(merchant, CompiledRuleSet.compile(rules));
        producer
            .send(
                Partitions.record(
                    TopicNames.RULESETS, PARTITIONS, merchant, rules.topicKey(), Json.bytes(rules)))
            .get();
        append(producer, new ReleaseChanged(merchant, 1, 1));
        for (Product product : Objects.requireNonNull(shop.products())) {
          append(producer, new ProductChanged(merchant, product));
        }
      }
      int n = 0;
      for (RecordedEvent event : recording()) {
        if (n % ITEM_EVERY == 0) {
          MERCHANTS.forEach(merchant -> append(producer, onShow(merchant, appended.size())));
        }
        if (n == COMMENTS / 2) {
          letDeadlinesFallDue(producer);
        }
        if (event.content() instanceof RecordedEvent.Said said) {
          append(producer, chat(MERCHANTS.get(n % MERCHANTS.size()), n++, said));
        }
      }
      for (Future<RecordMetadata> each : appended) {
        each.get();
      }
    }
  }

  /** Ticks, until the log's own clock is past the deadlines of all that was said. */
  private void letDeadlinesFallDue(KafkaProducer<String, byte[]> producer) throws Exception {
    long now = appended.get(appended.size() - 1).get().timestamp();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              MERCHANTS.forEach(merchant -> append(producer, new Tick(merchant)));
              long tick = appended.get(appended.size() - 1).get().timestamp();
              return tick > now + SHORT.questionExpiryMs() + SLOT_MS;
            });
  }

  private static RoomEvent onShow(String merchant, int n) {
    return new RoomEvent(
        "show/" + n,
        merchant,
        "a",
        "generic",
        "room",
        RoomEvent.Kind.ITEM_ON_SHOW,
        1 + n / ITEM_EVERY % 3,
        n,
        n);
  }

  private static ChatEvent chat(String merchant, int n, RecordedEvent.Said said) {
    return new ChatEvent(
        "a/" + n % (COMMENTS - 100), // the last hundred are duplicates
        merchant,
        "a",
        "generic",
        ChatEvent.Kind.COMMENT,
        "room",
        said.user(),
        "box",
        said.text(),
        n,
        n);
  }

  private void append(KafkaProducer<String, byte[]> producer, LogRecord record) {
    appended.add(
        producer.send(
            Partitions.record(
                TopicNames.EVENTS,
                PARTITIONS,
                record.merchant(),
                record.merchant(),
                Json.bytes(record))));
  }

  private Map<Output, String> decidedByJob(
      int parallelism, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> from, int expected)
      throws Exception {
    ReplyJobConfig config =
        new ReplyJobConfig(
            bootstrap,
            parallelism,
            PARTITIONS,
            folder.resolve("checkpoints-" + parallelism).toUri().toString(),
            Duration.ofMillis(500),
            folder.resolve("envelope.key"));
    JobGraph graph = JobLauncher.replyJob(config, null);
    try (MiniCluster cluster = cluster(parallelism)) {
      cluster.start();
      cluster.submitJob(graph).get();
      Map<Output, String> decided = new TreeMap<>();
      try (KafkaConsumer<String, byte[]> consumer = reader(from)) {
        await()
            .atMost(LIMIT)
            .until(
                () -> {
                  consumer
                      .poll(Duration.ofMillis(200))
                      .forEach(record -> keep(decided, record, ends));
                  return decided.size() >= expected;
                });
      }
      cluster.cancelJob(graph.getJobID()).get();
      return decided;
    }
  }

  private static MiniCluster cluster(int parallelism) {
    Configuration settings = new Configuration();
    settings.setString("rest.bind-port", "0");
    return new MiniCluster(
        new MiniClusterConfiguration.Builder()
            .setConfiguration(settings)
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(parallelism)
            .build());
  }

  /** What records beyond the ends drove, ticks of the runs themselves, is left out. */
  private static void keep(
      Map<Output, String> decided,
      ConsumerRecord<String, byte[]> record,
      Map<TopicPartition, Long> ends) {
    String json = new String(record.value(), StandardCharsets.UTF_8);
    Source source = Source.parse(field(json, "source"));
    if (source.offset() < ends.get(new TopicPartition(TopicNames.EVENTS, source.partition()))) {
      String before = decided.put(new Output(record.topic(), source), json);
      assertThat(before == null || before.equals(json)).as("repeats are byte-equal").isTrue();
    }
  }

  private static String field(String json, String name) {
    int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(start, json.indexOf('"', start));
  }

  private Map<Output, String> decidedInMemory(Map<TopicPartition, Long> ends) throws Exception {
    Map<Output, String> decided = new TreeMap<>();
    Map<String, MemoryState> states = new HashMap<>();
    MerchantDesk desk =
        new MerchantDesk((merchant, version) -> Objects.requireNonNull(ruleSets.get(merchant)));
    for (ConsumerRecord<String, byte[]> record : log(ends)) {
      LogRecord event = Json.logRecord(record.value());
      Outputs outputs =
          desk.handle(
              states.computeIfAbsent(event.merchant(), m -> new MemoryState()),
              new LogEntry(event, null, record.partition(), record.offset(), record.timestamp()));
      if (outputs.decision() != null) {
        put(decided, TopicNames.DECISIONS, outputs.decision().source(), outputs.decision());
      }
      outputs.obligations().forEach(o -> put(decided, TopicNames.OBLIGATIONS, o.source(), o));
      outputs.actions().forEach(a -> put(decided, TopicNames.ACTIONS, a.source(), a));
    }
    return decided;
  }

  private static void put(Map<Output, String> decided, String topic, String source, Object value) {
    decided.put(
        new Output(topic, Source.parse(source)),
        new String(Json.bytes(value), StandardCharsets.UTF_8));
  }

  private List<ConsumerRecord<String, byte[]>> log(Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, "test-log"))) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (record.offset()
                      < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    records.add(record);
                  }
                }
                return ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
    }
    return records;
  }

  private KafkaConsumer<String, byte[]> reader(Map<TopicPartition, Long> from) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, "test-decisions"));
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    return consumer;
  }

  private Map<TopicPartition, Long> ends(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, "test-ends"))) {
      return consumer.endOffsets(partitions(topic));
    }
  }

  private static Map<TopicPartition, Long> beginnings() {
    Map<TopicPartition, Long> zero = new HashMap<>();
    OUTPUTS.forEach(topic -> partitions(topic).forEach(partition -> zero.put(partition, 0L)));
    return zero;
  }

  private Map<TopicPartition, Long> outputEnds() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    OUTPUTS.forEach(topic -> ends.putAll(ends(topic)));
    return ends;
  }

  private static List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
  }

  private static List<RecordedEvent> recording() throws Exception {
    Path shared = Path.of("..", "..", "shared", "data", "danmu_sessions", "1591957084.csv");
    if (Files.exists(shared)) {
      return Recordings.danmu(shared).subList(0, COMMENTS);
    }
    try (InputStream comments = demo("comments.jsonl");
        InputStream timeline = demo("timeline.csv")) {
      return Recordings.show(
          new InputStreamReader(comments, StandardCharsets.UTF_8),
          new InputStreamReader(timeline, StandardCharsets.UTF_8));
    }
  }

  private static CsvImport.Result shop() throws Exception {
    List<CsvFile> files = new ArrayList<>();
    for (String name : List.of("products.csv", "faq.csv", "keywords.csv")) {
      try (InputStream in = demo(name)) {
        files.add(new CsvFile(name, in.readAllBytes()));
      }
    }
    CsvImport.Result shop = CsvImport.read(files, "CNY", Set.of());
    assertThat(shop.ok()).isTrue();
    return shop;
  }

  private static InputStream demo(String name) {
    return Objects.requireNonNull(
        DeterminismIT.class.getResourceAsStream("/demo/apparel/" + name), "demo " + name);
  }
}
