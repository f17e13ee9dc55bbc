package dev.tidegate.portal;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Capability;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.AccountDirectory.Secret;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.Topics;
import dev.tidegate.portal.MerchantSetup.AccountSetup;
import dev.tidegate.portal.database.Postgres;
import dev.tidegate.privacy.EnvelopeKey;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterExecutionMode;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker, a database and a portal, all real, once for all tests. Tests make their own merchants.
 */
public final class PortalWorld implements AutoCloseable {
  public static final int PARTITIONS = 3;
  public static final String PASSWORD = "initial-password";

  private static final AtomicInteger MERCHANTS = new AtomicInteger();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path folder;
  private final KafkaCluster kafka;
  private final EmbeddedPostgres postgres;
  private final Vertx vertx = Vertx.vertx();
  private final PortalConfig config;
  private final KafkaProducer<String, byte[]> producer;
  private final PortalServer server;

  PortalWorld() throws Exception {
    folder = Files.createTempDirectory("portal-world");
    kafka =
        KafkaClusterFactory.create(
            KafkaClusterConfig.builder()
                .execMode(KafkaClusterExecutionMode.IN_VM)
                .kraftMode(true)
                .brokersNum(1)
                .brokerConfigs(Map.of("log.message.timestamp.type", "LogAppendTime"))
                .build());
    kafka.start();
    postgres = EmbeddedPostgres.builder().start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBootstrapServers()))) {
      Topics.ensure(admin, PARTITIONS, (short) 1);
    }
    EnvelopeKey.readOrCreate(folder.resolve("envelope.key"));
    config = config(newDatabase());
    producer = new KafkaProducer<>(KafkaSettings.producer(kafka.getBootstrapServers(), "test"));
    server = PortalServer.start(vertx, config, new CollectorRegistry(), Clock.systemUTC());
  }

  public Vertx vertx() {
    return vertx;
  }

  public PortalConfig config() {
    return config;
  }

  public PortalServer server() {
    return server;
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A config on any free port with a database of its own. */
  public PortalConfig config(Postgres where) {
    return new PortalConfig(
        "127.0.0.1",
        0,
        URI.create("http://127.0.0.1:7700"),
        where,
        kafka.getBootstrapServers(),
        folder.resolve("envelope.key"),
        folder.resolve("operator.token"));
  }

  /** An empty database. */
  public Postgres newDatabase() throws Exception {
    String name = "portal" + DATABASES.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new Postgres("127.0.0.1", postgres.getPort(), name, "postgres", "");
  }

  public String operatorToken() throws Exception {
    return Files.readString(config.operatorTokenFile(), StandardCharsets.UTF_8).strip();
  }

  /** A new merchant, whose user has the merchant's name. */
  public String newMerchant() throws Exception {
    String merchant = "shop" + MERCHANTS.incrementAndGet();
    try (Bootstrap bootstrap = Bootstrap.open(vertx, config, Clock.systemUTC())) {
      bootstrap.ensureMerchant(setup(merchant));
    }
    return merchant;
  }

  public static MerchantSetup setup(String merchant) {
    Secret secret = new Secret("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    return new MerchantSetup(
        merchant,
        "Shop " + merchant,
        "CNY",
        List.of(
            new AccountSetup(
                merchant + "-demo",
                "generic",
                "http://127.0.0.1:1/replies",
                List.of(secret),
                secret,
                Set.of(Capability.PUBLIC_REPLY, Capability.DM),
                true)),
        merchant,
        PASSWORD);
  }

  /** Signed in as the merchant's user. */
  public PortalClient signedIn(String merchant) throws Exception {
    PortalClient client = new PortalClient(url());
    client.signIn(merchant, PASSWORD);
    return client;
  }

  /** Writes a record as the job or ingress would, and waits for its place. */
  public RecordMetadata write(String topic, String merchant, String key, Object value)
      throws Exception {
    return producer
        .send(Partitions.record(topic, PARTITIONS, merchant, key, Json.bytes(value)))
        .get(10, TimeUnit.SECONDS);
  }

  public KafkaProducer<String, byte[]> producer() {
    return producer;
  }

  /** Everything that stands in a topic with that key. */
  public List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            KafkaSettings.assignedConsumer(kafka.getBootstrapServers(), "test-read"))) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> row : consumer.poll(Duration.ofMillis(200))) {
          if (row.key().equals(key)) {
            found.add(row);
          }
        }
      }
    }
    return found;
  }

  /** What is on the log of a merchant beside the account that setting it up wrote there. */
  public List<ConsumerRecord<String, byte[]>> events(String merchant) {
    return read(TopicNames.EVENTS, merchant).stream()
        .filter(row -> !isAccount(row.value()))
        .toList();
  }

  private static boolean isAccount(byte[] value) {
    try {
      return Json.logRecord(value) instanceof AccountChanged;
    } catch (MalformedRecordException e) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    producer.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    postgres.close();
    kafka.close();
  }
}
