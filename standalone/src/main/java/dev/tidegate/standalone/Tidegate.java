package dev.tidegate.standalone;

import dev.tidegate.ingress.delivery.DeliveryConfig;
import dev.tidegate.ingress.inbound.IngressConfig;
import dev.tidegate.ingress.inbound.IngressServer;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.standalone.Ports.Use;
import dev.tidegate.standalone.UpOptions.DemoMode;
import dev.tidegate.standalone.demo.DemoShow;
import dev.tidegate.standalone.embedded.EmbeddedDatabase;
import dev.tidegate.standalone.embedded.EmbeddedKafka;
import dev.tidegate.standalone.embedded.LeftoverPostgres;
import dev.tidegate.standalone.management.LedgerMeter;
import dev.tidegate.standalone.management.ManagementServer;
import dev.tidegate.standalone.management.Readiness;
import dev.tidegate.standalone.supervisor.JobState;
import dev.tidegate.standalone.supervisor.JobSupervisor;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts of one instance, started in order. What has been started stands in the {@link
 * Lifecycle}, also when a later part fails; stopping is the lifecycle's.
 */
final class Tidegate {
  /** Of every topic; fixed when the topics are made. */
  static final int PARTITIONS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Tidegate.class);

  /** Of the job. */
  static final int PARALLELISM = 1;

  private static final Duration JOB_START_LIMIT = Duration.ofMinutes(2);
  private static final Duration SAVEPOINT_LIMIT = Duration.ofSeconds(45);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
  private static final Duration CALL_LIMIT = Duration.ofMinutes(1);
  private static final Duration READY_LOOK = Duration.ofMillis(50);

  private final UpOptions options;
  private final DataDirectory data;
  private final Ports ports;
  private final Progress progress;
  private final Lifecycle lifecycle;
  private final Readiness readiness;
  private final Clock clock = Clock.systemUTC();
  private final CollectorRegistry registry = new CollectorRegistry();

  Tidegate(UpOptions options, Progress progress, Lifecycle lifecycle, Readiness readiness) {
    this.options = options;
    this.data = options.data();
    this.ports = options.ports();
    this.progress = progress;
    this.lifecycle = lifecycle;
    this.readiness = readiness;
  }

  /**
   * Starts everything; returns when comments are taken and answered.
   *
   * @throws StartupException when the user has to mend something
   */
  ReadyFacts start() throws Exception {
    claim();
    Secrets secrets = Secrets.readOrCreate(data.secrets().resolve("instance.json"));
    if (!Files.exists(data.envelopeKey()) && Files.exists(data.kafka())) {
      throw new StartupException(
          data.envelopeKey()
              + " is missing, and what lies in "
              + data.root()
              + " is sealed with it. Put the key back from your copy, or choose another --data.");
    }
    EnvelopeKey.readOrCreate(data.envelopeKey());
    Vertx vertx = startVertx();
    progress.step("Management port", () -> startManagement(vertx));
    Foundation foundation = progress.step("Kafka and PostgreSQL", () -> startFoundation(secrets));
    String bootstrap = foundation.kafka().bootstrap();
    progress.step("Topics", () -> ensureTopics(bootstrap));
    JobsPart jobs = new JobsPart(data, bootstrap, lifecycle, registry);
    JobSupervisor job = startReplies(jobs);
    PortalPart portal = new PortalPart(options, secrets, lifecycle, registry, clock);
    progress.step("Portal", () -> portal.start(foundation, vertx));
    progress.step(
        "Reply job", () -> job.running().get(JOB_START_LIMIT.toSeconds(), TimeUnit.SECONDS));
    AccountDirectory accounts = openAccounts(bootstrap);
    progress.step("Delivery", () -> startDelivery(bootstrap, accounts, vertx));
    // After ingress and before delivery, which still sends the job's last replies.
    lifecycle.add("reply job", () -> job.stopWithSavepoint(SAVEPOINT_LIMIT));
    progress.step("Ingress", () -> startIngress(bootstrap, accounts, vertx));
    Demo demo = new Demo(options, secrets, lifecycle);
    if (options.demo() == DemoMode.SHOW) {
      progress.step("Demo shop", demo::importOnce);
    }
    readiness.up();
    awaitReady();
    jobs.startInsight();
    if (options.demo() == DemoMode.SHOW) {
      demo.startShow(vertx);
    }
    return demo.facts(processStart());
  }

  /** The directory and the ports are ours from here on. */
  private void claim() throws IOException {
    data.create();
    DataLock lock = DataLock.take(data, ports.base(), options.host());
    lifecycle.add("lock of the data directory", lock::close);
    // Also at the end: a start that is broken off may have left a server that nobody else stops.
    Path postgres = data.postgres().resolve("data");
    lifecycle.add("leftover PostgreSQL", () -> LeftoverPostgres.stop(postgres));
    LeftoverPostgres.stop(postgres);
    List<Use> taken = ports.taken(options.host());
    if (!taken.isEmpty()) {
      throw new StartupException(
          taken.stream()
                  .map(use -> "Port " + ports.of(use) + " (" + use.words() + ") is taken. ")
                  .collect(Collectors.joining())
              + "Stop what uses it, or choose seven other ports with --port-base N, for example"
              + " ./tidegate up --port-base "
              + (ports.base() + 100)
              + ".");
    }
  }

  private Vertx startVertx() {
    Vertx vertx = Vertx.vertx();
    lifecycle.add("event loops", () -> Blocking.await(vertx.close()));
    return vertx;
  }

  private int startManagement(Vertx vertx) throws Exception {
    DefaultExports.register(registry);
    var server =
        Blocking.await(
            ManagementServer.listen(
                vertx, "127.0.0.1", ports.of(Use.MANAGEMENT), registry, readiness));
    lifecycle.add("management port", () -> Blocking.await(server.close()));
    return server.actualPort();
  }

  private Foundation startFoundation(Secrets secrets) throws Exception {
    // PostgreSQL is a process of its own: a stop during its start must wait for it to end it.
    CompletableFuture<Void> startOver = new CompletableFuture<>();
    lifecycle.add("start of PostgreSQL", startOver::get);
    try {
      return startedFoundation(secrets);
    } finally {
      startOver.complete(null);
    }
  }

  private Foundation startedFoundation(Secrets secrets) throws Exception {
    Foundation foundation =
        Foundation.start(
            new EmbeddedKafka.Config(
                data.kafka(), ports.of(Use.KAFKA), ports.of(Use.KAFKA_CONTROLLER)),
            new EmbeddedDatabase.Config(
                data.postgres(),
                ports.of(Use.DATABASE),
                data.databaseLog(),
                secrets.databasePassword()));
    try {
      lifecycle.add("Kafka", foundation.kafka()::close);
    } finally {
      // Also when the stop has begun, and Kafka was not taken.
      lifecycle.add("PostgreSQL", foundation.database()::close);
    }
    return foundation;
  }

  private int ensureTopics(String bootstrap) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Topics.ensure(admin, PARTITIONS, (short) 1);
    }
    LedgerMeter meter =
        LedgerMeter.start(bootstrap, PARTITIONS, data.ledgerMeter(), registry, System::nanoTime);
    lifecycle.add("ledger meter", meter::close);
    return PARTITIONS;
  }

  private JobSupervisor startReplies(JobsPart jobs) {
    JobSupervisor supervisor = jobs.startReplies();
    readiness.require("reply job", () -> supervisor.state() == JobState.RUNNING);
    return supervisor;
  }

  private AccountDirectory openAccounts(String bootstrap) throws IOException {
    AccountDirectory accounts =
        new AccountDirectory(
            bootstrap, "accounts", PARTITIONS, EnvelopeKey.read(data.envelopeKey()));
    lifecycle.add("accounts", accounts::close);
    readiness.require(
        "demo account",
        () ->
            accounts.account(DemoShow.ACCOUNT) != null && accounts.keys(DemoShow.MERCHANT) != null);
    return accounts;
  }

  private DeliveryKeeper startDelivery(String bootstrap, AccountDirectory accounts, Vertx vertx)
      throws Exception {
    DeliveryConfig config = DeliveryConfig.defaults(bootstrap, "standalone");
    DeliveryKeeper delivery = DeliveryKeeper.start(config, accounts, vertx, registry, clock);
    ActionsDrain drain = new ActionsDrain(bootstrap, config.group(), PARTITIONS);
    lifecycle.add("delivery", () -> stopDelivery(delivery, drain));
    readiness.require("delivery", delivery::isReady);
    return delivery;
  }

  private static void stopDelivery(DeliveryKeeper delivery, ActionsDrain drain) throws Exception {
    try {
      if (!drain.await(DRAIN_LIMIT)) {
        LOG.atWarn()
            .addKeyValue("limit", DRAIN_LIMIT)
            .log("Actions are not finished; they wait for the next start");
      }
    } finally {
      delivery.stop();
    }
  }

  private IngressServer startIngress(String bootstrap, AccountDirectory accounts, Vertx vertx)
      throws Exception {
    IngressServer ingress =
        new IngressServer(
            vertx,
            IngressConfig.of(
                options.host(), ports.of(Use.INGRESS), bootstrap, data.queue(), data.envelopeKey()),
            accounts,
            registry,
            clock);
    Blocking.await(ingress.start());
    lifecycle.add("ingress", () -> Blocking.await(ingress.stop()));
    readiness.require("ingress", ingress::isReady);
    return ingress;
  }

  /** Parts that catch up in the background get a moment. */
  private void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + CALL_LIMIT.toNanos();
    CountDownLatch pause = new CountDownLatch(1);
    while (!readiness.missing().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not ready: " + String.join(", ", readiness.missing()));
      }
      boolean unused = pause.await(READY_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Instant processStart() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
