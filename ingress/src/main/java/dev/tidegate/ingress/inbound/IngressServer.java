package dev.tidegate.ingress.inbound;

import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SecretKeyWithId;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inbound half of ingress as one thing to start and stop, once each. Methods may be called from
 * any thread.
 */
public final class IngressServer {
  private static final Logger LOG = LoggerFactory.getLogger(IngressServer.class);
  private static final long ACCOUNTS_LIMIT_SECONDS = 30;
  private static final int ADMIN_TIMEOUT_MS = 10_000;

  /** Longest that the writer's thread may wait in the client; below the answer's deadline. */
  private static final int MAX_BLOCK_MS = 250;

  private enum State {
    NEW,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED
  }

  private final Vertx vertx;
  private final IngressConfig config;
  private final AccountDirectory accounts;
  private final Clock clock;
  private final InboundMetrics metrics;
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private volatile @Nullable LogWriter writer;
  private volatile @Nullable String deployment;
  private volatile int port;

  /**
   * @param accounts stays the caller's to close, after {@link #stop()}
   * @param clock judges the timestamps of signatures
   */
  public IngressServer(
      Vertx vertx,
      IngressConfig config,
      AccountDirectory accounts,
      CollectorRegistry registry,
      Clock clock) {
    this.vertx = vertx;
    this.config = config;
    this.accounts = accounts;
    this.clock = clock;
    this.metrics = new InboundMetrics(registry);
  }

  /**
   * Starts; the future ends when requests are taken. Needs Kafka and the topics. Fails, with all
   * that was started stopped again, when Kafka cannot be reached, the queue file or the envelope
   * key cannot be used, or the port is taken.
   */
  public Future<Void> start() {
    if (!state.compareAndSet(State.NEW, State.STARTING)) {
      return Future.failedFuture(new IllegalStateException("the ingress was started before"));
    }
    return vertx
        .executeBlocking(this::startWriter)
        .compose(this::deploy)
        .onSuccess(
            id -> {
              deployment = id;
              state.set(State.RUNNING);
              LOG.atInfo().addKeyValue("port", port).log("Ingress takes requests");
            })
        .<Void>mapEmpty()
        .recover(failure -> release().transform(released -> Future.failedFuture(failure)));
  }

  private LogWriter startWriter() throws Exception {
    SecretKeyWithId envelope = EnvelopeKey.read(config.envelopeKeyFile());
    int partitions = partitionCount();
    accounts.caughtUp().get(ACCOUNTS_LIMIT_SECONDS, TimeUnit.SECONDS);
    LocalQueue queue = LocalQueue.open(config.queueFile());
    try {
      InboundLimits limits = config.limits();
      Forwarder forwarder =
          new Forwarder(
              this::newProducer,
              partitions,
              0,
              limits.maxInFlightRows(),
              System::nanoTime,
              metrics);
      LogWriter started =
          LogWriter.start(queue, forwarder, envelope, limits.maxQueueRows(), metrics);
      writer = started;
      return started;
    } catch (Exception e) {
      queue.close();
      throw e;
    }
  }

  private int partitionCount() throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingress-inbound-admin");
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS / 2);
    try (Admin admin = Admin.create(settings)) {
      return Topics.partitionCount(admin);
    }
  }

  private Producer<String, byte[]> newProducer() {
    Map<String, Object> settings = KafkaSettings.producer(config.bootstrap(), "ingress-inbound");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    // Never give up a batch: the ones behind it would pass it, and the order would be lost.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    return new KafkaProducer<>(settings);
  }

  private Future<String> deploy(LogWriter sink) {
    InboundHandler handler =
        new InboundHandler(
            vertx,
            config.limits(),
            Accounts.of(accounts),
            sink,
            () -> state.get() != State.STOPPING,
            clock,
            metrics);
    return vertx.deployVerticle(
        () -> new InboundVerticle(config, handler, metrics, listening -> port = listening),
        new DeploymentOptions().setInstances(config.eventLoops()));
  }

  /** Whether requests are taken and written: false before the start, while stopping, and after. */
  public boolean isReady() {
    LogWriter current = writer;
    return state.get() == State.RUNNING
        && current != null
        && current.isRunning()
        && accounts.isAlive();
  }

  /** The port that is listened on, 0 before the start. */
  public int port() {
    return port;
  }

  /**
   * Stops in order: unready, no new connections, requests under way answered, the queue sent on as
   * far as Kafka takes it in the time for draining, client and queue closed. What is left in the
   * queue is sent at the next start. Each step is done even if one before it failed; the first
   * failure fails the future.
   */
  public Future<Void> stop() {
    if (!state.compareAndSet(State.RUNNING, State.STOPPING)) {
      return Future.failedFuture(
          new IllegalStateException("the ingress is not running, it is " + state.get()));
    }
    return release();
  }

  private Future<Void> release() {
    state.set(State.STOPPING);
    return undeploy()
        .eventually(this::stopWriter)
        .eventually(
            () -> {
              metrics.unregister();
              state.set(State.STOPPED);
              LOG.atInfo().log("Ingress stopped");
              return Future.<Void>succeededFuture();
            });
  }

  private Future<Void> undeploy() {
    String deployed = deployment;
    return deployed == null ? Future.succeededFuture() : vertx.undeploy(deployed);
  }

  private Future<Void> stopWriter() {
    LogWriter running = writer;
    return running == null
        ? Future.succeededFuture()
        : Future.fromCompletionStage(running.stop(config.limits().drainTimeout()));
  }
}
