package dev.tidegate.standalone;

import dev.tidegate.ingress.delivery.DeliveryConfig;
import dev.tidegate.ingress.delivery.DeliveryService;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.standalone.management.ScopedRegistry;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps delivery running: an instance that ended by an error is replaced by a new one, as its
 * contract asks for; the ledger makes that harmless. In a cluster the orchestrator does this.
 */
final class DeliveryKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryKeeper.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final DeliveryConfig config;
  private final AccountDirectory accounts;
  private final Vertx vertx;
  private final CollectorRegistry registry;
  private final Clock clock;
  private final ScheduledExecutorService thread;

  // Replaced on the keeper's thread; asked from any.
  private volatile @Nullable Running running;

  private record Running(DeliveryService service, ScopedRegistry metrics) {
    void stop() {
      service.stop();
      metrics.close();
    }
  }

  private DeliveryKeeper(
      DeliveryConfig config,
      AccountDirectory accounts,
      Vertx vertx,
      CollectorRegistry registry,
      Clock clock) {
    this.config = config;
    this.accounts = accounts;
    this.vertx = vertx;
    this.registry = registry;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "delivery-keeper");
              made.setDaemon(true);
              return made;
            });
  }

  /** Starts delivery; blocks until it has begun. A first start that fails is not tried again. */
  static DeliveryKeeper start(
      DeliveryConfig config,
      AccountDirectory accounts,
      Vertx vertx,
      CollectorRegistry registry,
      Clock clock)
      throws InterruptedException, ExecutionException {
    DeliveryKeeper keeper = new DeliveryKeeper(config, accounts, vertx, registry, clock);
    keeper.launch();
    ScheduledFuture<?> unused =
        keeper.thread.scheduleWithFixedDelay(
            keeper::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return keeper;
  }

  /** Whether every partition is being worked on. */
  boolean isReady() {
    Running now = running;
    return now != null && now.service().isReady();
  }

  /** Stops delivery in order; blocks. */
  void stop() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("delivery's keeper does not end");
    }
    Running last = running;
    if (last != null) {
      last.stop();
    }
  }

  private void launch() throws InterruptedException, ExecutionException {
    ScopedRegistry metrics = new ScopedRegistry(registry);
    try {
      running =
          new Running(DeliveryService.start(config, accounts, vertx, metrics, clock), metrics);
    } catch (InterruptedException | ExecutionException | RuntimeException e) {
      metrics.close();
      throw e;
    }
  }

  private void look() {
    Running now = running;
    if (now != null && now.service().isLive()) {
      return;
    }
    LOG.atError().log("Delivery has ended by an error and is started again");
    try {
      running = null;
      if (now != null) {
        now.stop();
      }
      launch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      LOG.atError().setCause(e).log("Delivery does not start; the next try is soon");
    }
  }
}
