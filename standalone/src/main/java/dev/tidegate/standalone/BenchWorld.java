package dev.tidegate.standalone;

import dev.tidegate.ingress.delivery.DeliveryConfig;
import dev.tidegate.ingress.inbound.IngressConfig;
import dev.tidegate.ingress.inbound.IngressServer;
import dev.tidegate.jobs.JobLauncher;
import dev.tidegate.jobs.ReplyJobConfig;
import dev.tidegate.jobs.StartOffsets;
import dev.tidegate.load.bench.Arrivals;
import dev.tidegate.load.platform.FakeMerchantEndpoint;
import dev.tidegate.load.platform.ReplyBook;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.standalone.embedded.EmbeddedKafka;
import dev.tidegate.standalone.supervisor.FlinkHost;
import dev.tidegate.standalone.supervisor.JobMetrics;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import dev.tidegate.standalone.supervisor.JobSupervisorConfig;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * What stays up while a benchmark switches jobs: broker, ingress, delivery and the merchant's
 * endpoint, with the settings of {@code up}, all on loopback and on any free port. The load and the
 * endpoint have event loops of their own.
 */
final class BenchWorld {
  private static final Duration JOB_START_LIMIT = Duration.ofMinutes(2);
  private static final int LOAD_EVENT_LOOPS = 2;

  private final Path folder;
  private final BenchShop shop;
  private final Vertx loadVertx;
  private final Arrivals arrivals;
  private final ReplyBook book;
  private final String bootstrap;
  private final URI target;
  private int jobs;

  /** The job between ingress and delivery. */
  enum Job {
    /** The yardstick. */
    FLOOR,
    /** The product's. */
    REPLY;

    /** As people call it. */
    String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private BenchWorld(
      Path folder,
      BenchShop shop,
      Vertx loadVertx,
      Arrivals arrivals,
      ReplyBook book,
      String bootstrap,
      URI target) {
    this.folder = folder;
    this.shop = shop;
    this.loadVertx = loadVertx;
    this.arrivals = arrivals;
    this.book = book;
    this.bootstrap = bootstrap;
    this.target = target;
  }

  /**
   * Starts it; what runs stands in the lifecycle, also when a later part fails.
   *
   * @param folder for everything on disk; stays the caller's to delete
   */
  static BenchWorld start(Path folder, BenchShop shop, Lifecycle lifecycle) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(kafkaConfig(folder));
    lifecycle.add("Kafka", kafka::close);
    String bootstrap = kafka.bootstrap();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Topics.ensure(admin, Tidegate.PARTITIONS, (short) 1);
    }
    Vertx loadVertx = vertx(new VertxOptions().setEventLoopPoolSize(LOAD_EVENT_LOOPS), lifecycle);
    Arrivals arrivals = new Arrivals();
    ReplyBook book = new ReplyBook(ReplyBook.Repeats.SHOWN_ONCE, 0);
    FakeMerchantEndpoint endpoint =
        Blocking.await(FakeMerchantEndpoint.start(loadVertx, 0, shop.outSecret(), book));
    endpoint.onReceived(arrivals);
    shop.publish(
        bootstrap,
        Tidegate.PARTITIONS,
        EnvelopeKey.readOrCreate(envelopeKey(folder)),
        endpoint.url());
    int port = startEdges(folder, bootstrap, lifecycle);
    return new BenchWorld(
        folder,
        shop,
        loadVertx,
        arrivals,
        book,
        bootstrap,
        URI.create("http://127.0.0.1:" + port + "/in/" + BenchShop.ACCOUNT));
  }

  /** Delivery and ingress; the port of the latter. */
  private static int startEdges(Path folder, String bootstrap, Lifecycle lifecycle)
      throws Exception {
    Vertx vertx = vertx(new VertxOptions(), lifecycle);
    CollectorRegistry registry = new CollectorRegistry();
    Clock clock = Clock.systemUTC();
    AccountDirectory accounts =
        new AccountDirectory(
            bootstrap, "accounts", Tidegate.PARTITIONS, EnvelopeKey.read(envelopeKey(folder)));
    lifecycle.add("accounts", accounts::close);
    DeliveryKeeper delivery =
        DeliveryKeeper.start(
            DeliveryConfig.defaults(bootstrap, "bench"), accounts, vertx, registry, clock);
    lifecycle.add("delivery", delivery::stop);
    IngressServer ingress =
        new IngressServer(
            vertx,
            IngressConfig.of(
                "127.0.0.1", 0, bootstrap, folder.resolve("queue.db"), envelopeKey(folder)),
            accounts,
            registry,
            clock);
    Blocking.await(ingress.start());
    lifecycle.add("ingress", () -> Blocking.await(ingress.stop()));
    return ingress.port();
  }

  private static Vertx vertx(VertxOptions options, Lifecycle lifecycle) {
    Vertx vertx = Vertx.vertx(options);
    lifecycle.add("event loops", () -> Blocking.await(vertx.close()));
    return vertx;
  }

  private static EmbeddedKafka.Config kafkaConfig(Path folder) throws IOException {
    try (ServerSocket broker = freePort();
        ServerSocket controller = freePort()) {
      return new EmbeddedKafka.Config(
          folder.resolve("kafka"), broker.getLocalPort(), controller.getLocalPort());
    }
  }

  private static ServerSocket freePort() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static Path envelopeKey(Path folder) {
    return folder.resolve("envelope.key");
  }

  /**
   * Starts a job that reads what comes from now on; returns when its tasks run, which is a moment
   * before it reads. The one before must be closed: both would answer.
   */
  JobSupervisor startJob(Job job) throws Exception {
    Path own = folder.resolve("flink-" + jobs++);
    ReplyJobConfig config =
        new ReplyJobConfig(
            bootstrap,
            Tidegate.PARALLELISM,
            Tidegate.PARTITIONS,
            own.resolve("checkpoints").toUri().toString(),
            ReplyJobConfig.DEFAULT_CHECKPOINT_INTERVAL,
            envelopeKey(folder));
    JobSupervisorConfig supervised =
        JobSupervisorConfig.of(
            own.resolve("checkpoints"), own.resolve("temp"), Tidegate.PARALLELISM);
    JobSupervisor supervisor =
        JobSupervisor.start(
            new FlinkHost(supervised),
            supervised,
            () ->
                switch (job) {
                  case FLOOR -> JobLauncher.floorJob(config, StartOffsets.LATEST);
                  case REPLY -> JobLauncher.replyJob(config, null, StartOffsets.LATEST);
                },
            new JobMetrics(new CollectorRegistry()).of(job.words()));
    try {
      supervisor.running().get(JOB_START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return supervisor;
    } catch (Exception e) {
      supervisor.close();
      throw e;
    }
  }

  /** Puts the shop's rules in force for a reply job that has just begun to read. */
  void release(long number) throws Exception {
    shop.release(bootstrap, Tidegate.PARTITIONS, number);
  }

  BenchShop shop() {
    return shop;
  }

  /** Where comments are posted. */
  URI target() {
    return target;
  }

  /** For the load only. */
  Vertx loadVertx() {
    return loadVertx;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** All that the merchant's endpoint has seen. */
  ReplyBook.Summary seen() {
    return book.summary();
  }
}
