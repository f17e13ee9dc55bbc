package dev.tidegate.standalone;

import dev.tidegate.ingress.delivery.DeliveryConfig;
import dev.tidegate.ingress.inbound.IngressConfig;
import dev.tidegate.ingress.inbound.IngressServer;
import dev.tidegate.load.bench.Arrivals;
import dev.tidegate.load.platform.FakeMerchantEndpoint;
import dev.tidegate.load.platform.ReplyBook;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.privacy.EnvelopeKey;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What stays up while a benchmark switches jobs: broker, ingress, delivery and the merchant's
 * endpoint, with the settings of {@code up}, all on loopback and on any free port. The load and the
 * endpoint have event loops of their own.
 */
final class BenchWorld {
  private static final int LOAD_EVENT_LOOPS = 2;

  private final BenchJobs jobs;
  private final BenchShop shop;
  private final Vertx loadVertx;
  private final Arrivals arrivals;
  private final ReplyBook book;
  private final String bootstrap;
  private final URI target;

  private BenchWorld(
      BenchJobs jobs,
      BenchShop shop,
      Vertx loadVertx,
      Arrivals arrivals,
      ReplyBook book,
      String bootstrap,
      URI target) {
    this.jobs = jobs;
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
    String bootstrap = BenchJobs.startKafka(folder, lifecycle);
    Vertx loadVertx = vertx(new VertxOptions().setEventLoopPoolSize(LOAD_EVENT_LOOPS), lifecycle);
    Arrivals arrivals = new Arrivals();
    ReplyBook book = new ReplyBook(ReplyBook.Repeats.SHOWN_ONCE, 0);
    FakeMerchantEndpoint endpoint =
        Blocking.await(FakeMerchantEndpoint.start(loadVertx, 0, shop.outSecret(), book));
    endpoint.onReceived(arrivals);
    shop.publish(
        bootstrap,
        Tidegate.PARTITIONS,
        EnvelopeKey.readOrCreate(BenchJobs.envelopeKey(folder)),
        endpoint.url());
    int port = startEdges(folder, bootstrap, lifecycle);
    return new BenchWorld(
        new BenchJobs(folder, bootstrap),
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
            bootstrap,
            "accounts",
            Tidegate.PARTITIONS,
            EnvelopeKey.read(BenchJobs.envelopeKey(folder)));
    lifecycle.add("accounts", accounts::close);
    DeliveryKeeper delivery =
        DeliveryKeeper.start(
            DeliveryConfig.defaults(bootstrap, "bench"), accounts, vertx, registry, clock);
    lifecycle.add("delivery", delivery::stop);
    IngressServer ingress =
        new IngressServer(
            vertx,
            IngressConfig.of(
                "127.0.0.1",
                0,
                bootstrap,
                folder.resolve("queue.db"),
                BenchJobs.envelopeKey(folder)),
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

  /** The jobs between ingress and delivery; one at a time, for all would answer. */
  BenchJobs jobs() {
    return jobs;
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
