package dev.tidegate.standalone.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker that is its own controller (KRaft), in this JVM, on loopback only, without
 * authentication. What was acknowledged is in the operating system's cache: it outlives a {@code
 * kill -9} of the process, not a power cut.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Config config;
  private final KafkaRaftServer server;

  /**
   * Where the broker lives.
   *
   * @param directory data and generated settings; made when missing
   * @param brokerPort for clients
   * @param controllerPort for the broker itself
   */
  public record Config(Path directory, int brokerPort, int controllerPort) {
    public Config {
      requirePort("brokerPort", brokerPort);
      requirePort("controllerPort", controllerPort);
      if (brokerPort == controllerPort) {
        throw new IllegalArgumentException(
            "brokerPort and controllerPort must differ, both were " + brokerPort);
      }
    }

    private static void requirePort(String name, int port) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException(name + " must be 1 to 65535, was " + port);
      }
    }
  }

  private EmbeddedKafka(Config config, KafkaRaftServer server) {
    this.config = config;
    this.server = server;
  }

  /**
   * Starts the broker on its directory, which is formatted at the first start; returns when it
   * takes requests.
   *
   * @throws IOException when the directory cannot be written or formatted
   */
  public static EmbeddedKafka start(Config config) throws IOException {
    Files.createDirectories(config.directory());
    Properties settings = settings(config);
    format(config.directory(), settings);
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings, /* doLog= */ false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(config, server);
  }

  /** The address for clients. */
  public String bootstrap() {
    return HOST + ":" + config.brokerPort();
  }

  /** Shuts the broker down in order and waits for it. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory, Properties settings) throws IOException {
    Path file = directory.resolve("server.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, "Written at every start");
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {
      "format",
      "--cluster-id",
      clusterId(directory),
      "--ignore-formatted",
      "--config",
      file.toString()
    };
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      if (StorageTool.execute(command, out) != 0) {
        throw new IOException(
            "cannot format " + directory + ": " + said.toString(StandardCharsets.UTF_8));
      }
    }
  }

  /** Made once: the broker refuses a directory of another cluster. */
  private static String clusterId(Path directory) throws IOException {
    Path file = directory.resolve("cluster.id");
    if (!Files.exists(file)) {
      Files.writeString(file, Uuid.randomUuid().toString());
    }
    return Files.readString(file);
  }

  private static Properties settings(Config config) {
    Properties settings = new Properties();
    settings.setProperty("node.id", "1");
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("log.dirs", config.directory().resolve("log").toAbsolutePath().toString());
    addListeners(settings, config);
    addSingleNode(settings);
    addSmall(settings);
    return settings;
  }

  private static void addListeners(Properties settings, Config config) {
    String controller = HOST + ":" + config.controllerPort();
    settings.setProperty("controller.quorum.voters", "1@" + controller);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + config.brokerPort() + ",CONTROLLER://" + controller);
    settings.setProperty("advertised.listeners", "PLAINTEXT://" + HOST + ":" + config.brokerPort());
    settings.setProperty(
        "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
  }

  private static void addSingleNode(Properties settings) {
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("default.replication.factor", "1");
    settings.setProperty("min.insync.replicas", "1");
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", "1");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    // After kill -9 the controller takes the new broker for a second one until the session of the
    // old one is over: short, so that the start is not held up for the default of nine seconds.
    settings.setProperty("broker.session.timeout.ms", "3000");
    settings.setProperty("broker.heartbeat.interval.ms", "500");
  }

  private static void addSmall(Properties settings) {
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "4");
    settings.setProperty("background.threads", "2");
    settings.setProperty("log.cleaner.threads", "1");
    settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    settings.setProperty("group.coordinator.threads", "1");
    settings.setProperty("share.coordinator.threads", "1");
    settings.setProperty("log.segment.bytes", "67108864");
    // Index files are as large as this on disk until their segment is closed.
    settings.setProperty("log.index.size.max.bytes", "1048576");
  }
}
