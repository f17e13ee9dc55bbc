package dev.tidegate.ingress.delivery;

import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.ingress.platform.Sender;
import dev.tidegate.ingress.platform.generic.GenericSender;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import dev.tidegate.log.CompactedView;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.BoxException;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivery as one part of a process: started once, stopped once. Start and stop block and must not
 * be called on an event loop; the rest is safe from any thread.
 *
 * <p>An error that cannot be mended (an instance of the same name took over, a defect) ends the
 * work: {@link #isLive()} turns false and the process should be started again. The ledger makes
 * that harmless.
 */
public final class DeliveryService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryService.class);
  private static final Duration PRODUCER_CLOSE_LIMIT = Duration.ofSeconds(5);

  private final DeliveryConfig config;
  private final AccountDirectory directory;
  private final CompactedView<ProductChanged> products;
  private final KafkaProducer<String, byte[]> producer;
  private final Sender generic;
  private final Core core;
  private final LedgerFollower ledger;
  private final ActionLoop loop;
  private volatile boolean failed;
  private volatile boolean stopped;

  private DeliveryService(
      DeliveryConfig config,
      int partitions,
      AccountDirectory directory,
      Vertx vertx,
      CollectorRegistry registry,
      Clock clock) {
    this.config = config;
    this.directory = directory;
    String client = config.instance();
    this.products =
        CompactedView.ofAll(
            config.bootstrap(),
            client + "-products",
            TopicNames.PRODUCTS,
            partitions,
            DeliveryService::parseProduct);
    this.producer =
        new KafkaProducer<>(KafkaSettings.producer(config.bootstrap(), client + "-delivery"));
    this.generic = new GenericSender(vertx, config.generic(), clock);
    this.core = new Core("delivery-core", this::fail);
    DeliveryLog log = new DeliveryLog(producer, partitions, core);
    Dispatcher dispatcher =
        new Dispatcher(
            config.instance(),
            new SendStage.Surroundings(
                core,
                log,
                new DeliveryMetrics(registry),
                clock,
                System::nanoTime,
                new Destinations(lookups(directory), Map.of(GenericSender.PLATFORM, generic)),
                this::product),
            new RetryPolicy(
                config.attemptLimit(),
                config.backoffBase(),
                config.backoffCap(),
                () -> ThreadLocalRandom.current().nextDouble()));
    this.ledger =
        new LedgerFollower(
            config.bootstrap(), client + "-ledger", toCore(core, dispatcher), this::fail);
    this.loop =
        new ActionLoop(config, core, dispatcher, ledger, clock, System::nanoTime, this::fail);
  }

  /**
   * Starts delivery: returns when products and accounts are known and the first poll is under way;
   * {@link #isReady()} follows when the ledger is read.
   *
   * @param directory stays the caller's: it is closed after this
   * @param vertx whose event loops send; stays the caller's
   * @param registry gets delivery's metrics
   * @throws ExecutionException when Kafka does not answer or a topic is missing
   */
  public static DeliveryService start(
      DeliveryConfig config,
      AccountDirectory directory,
      Vertx vertx,
      CollectorRegistry registry,
      Clock clock)
      throws InterruptedException, ExecutionException {
    int partitions;
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()))) {
      partitions = Topics.partitionCount(admin);
    }
    DeliveryService service =
        new DeliveryService(config, partitions, directory, vertx, registry, clock);
    try {
      service.run();
    } catch (InterruptedException | ExecutionException | RuntimeException e) {
      service.close();
      throw e;
    }
    return service;
  }

  private void run() throws InterruptedException, ExecutionException {
    directory.caughtUp().get();
    products.caughtUp().get();
    ledger.start();
    loop.start();
    LOG.atInfo().addKeyValue("instance", config.instance()).log("Delivery started");
  }

  /** Ready: every assigned partition is being worked on. */
  public boolean isReady() {
    return isLive() && loop.isReady() && products.isAlive();
  }

  /** Live: no error has ended the work, and it was not stopped. */
  public boolean isLive() {
    return !failed && !stopped;
  }

  private void fail(Throwable e) {
    failed = true;
    loop.halt();
    LOG.atError()
        .setCause(e)
        .addKeyValue("instance", config.instance())
        .log("Delivery failed and must be started again");
  }

  private @Nullable Product product(String merchantAndSku) {
    ProductChanged changed = products.get(merchantAndSku);
    return changed == null ? null : changed.product();
  }

  private static @Nullable ProductChanged parseProduct(String key, byte[] value) {
    try {
      return Json.read(value, ProductChanged.class);
    } catch (MalformedRecordException e) {
      LOG.atError()
          .addKeyValue("product", key)
          .addKeyValue("reason", e.reason())
          .log("A product cannot be read; its facts are not compared until it is written again");
      return null;
    }
  }

  private static Destinations.Directory lookups(AccountDirectory directory) {
    return new Destinations.Directory() {
      @Override
      public @Nullable OpenedAccount account(String id) {
        try {
          return directory.account(id);
        } catch (BoxException e) {
          sealedOtherwise(id, e);
          return null;
        }
      }

      @Override
      public @Nullable KeyRing keys(String merchant) {
        try {
          return directory.keys(merchant);
        } catch (BoxException e) {
          sealedOtherwise(merchant, e);
          return null;
        }
      }
    };
  }

  private static void sealedOtherwise(String whose, BoxException e) {
    LOG.atError()
        .addKeyValue("of", whose)
        .addKeyValue("reason", e.getMessage())
        .log("Secrets do not open with our envelope key; nothing is sent with them");
  }

  private static LedgerFollower.Listener toCore(Core core, Dispatcher dispatcher) {
    return new LedgerFollower.Listener() {
      @Override
      public void read(OwnedPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        core.execute(() -> dispatcher.ledgerRead(partition, records));
      }

      @Override
      public void caughtUp(OwnedPartition partition) {
        core.execute(() -> partition.caughtUp = true);
      }
    };
  }

  /**
   * Stops in order: unready, no more polls, what has a claim is brought to its end within the drain
   * limit, offsets committed, clients closed. A second call does nothing.
   */
  public void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    loop.stop();
    ledger.close();
    core.close();
    producer.close(PRODUCER_CLOSE_LIMIT);
    products.close();
    generic.close();
    LOG.atInfo().addKeyValue("instance", config.instance()).log("Delivery stopped");
  }

  @Override
  public void close() {
    stop();
  }
}
