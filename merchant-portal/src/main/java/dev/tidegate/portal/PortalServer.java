package dev.tidegate.portal;

import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Topics;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.database.Retention;
import dev.tidegate.portal.decision.DecisionApi;
import dev.tidegate.portal.decision.DecisionLog;
import dev.tidegate.portal.draft.DraftApi;
import dev.tidegate.portal.draft.DraftStore;
import dev.tidegate.portal.draft.Publisher;
import dev.tidegate.portal.http.Api;
import dev.tidegate.portal.http.Authenticator;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.imports.ImportApi;
import dev.tidegate.portal.insight.InsightApi;
import dev.tidegate.portal.insight.InsightReports;
import dev.tidegate.portal.live.Boards;
import dev.tidegate.portal.live.LiveApi;
import dev.tidegate.portal.live.LiveHub;
import dev.tidegate.portal.live.MarkApi;
import dev.tidegate.portal.live.RecentReplies;
import dev.tidegate.portal.outbox.OutboxWorker;
import dev.tidegate.portal.product.ProductApi;
import dev.tidegate.portal.projector.ArchiveKeys;
import dev.tidegate.portal.projector.Projector;
import dev.tidegate.portal.session.OperatorToken;
import dev.tidegate.portal.session.SessionApi;
import dev.tidegate.portal.session.SessionApi.CookieSecurity;
import dev.tidegate.portal.session.SessionAuthenticator;
import dev.tidegate.portal.session.Sessions;
import dev.tidegate.portal.trial.TryApi;
import dev.tidegate.privacy.EnvelopeKey;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal's process: web, outbox worker, projectors. The topics must exist. Parts stop in the
 * reverse order of their start; one that fails to stop does not keep the others from it.
 */
public final class PortalServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PortalServer.class);
  private static final Duration BOARDS_LIMIT = Duration.ofSeconds(30);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final LiveHub hub;
  private final int port;

  private PortalServer(Vertx vertx, PortalConfig config, CollectorRegistry registry, Clock clock)
      throws IOException, InterruptedException {
    try {
      Database.migrate(config.postgres());
      Pool pool = Database.pool(vertx, config.postgres());
      running.push(() -> Database.await(pool.close()));
      refuseInitialPasswords(config, pool);
      int partitions = partitions(config);
      OutboxWorker outbox = outbox(config, pool, partitions);
      ArchiveKeys keys = new ArchiveKeys(pool, EnvelopeKey.read(config.envelopeKeyFile()));
      Sessions sessions = new Sessions(pool, clock);
      hub = new LiveHub(vertx, new RecentReplies(vertx, pool, keys), sessions);
      PortalMetrics metrics = new PortalMetrics(registry, hub::clients);
      running.push(metrics::unregister);
      Boards boards = boards(config, partitions);
      project(config, pool, keys, partitions, metrics);
      running.push(Retention.start(vertx, pool, clock));
      Authenticator authenticator =
          new SessionAuthenticator(
              pool, sessions, OperatorToken.readOrCreate(config.operatorTokenFile()));
      List<Endpoint> endpoints =
          endpoints(
              new Parts(vertx, pool, clock, sessions, keys, boards, hub, outbox, config.secure()));
      WebServer web =
          WebServer.start(
              vertx,
              config,
              origin -> Api.router(vertx, endpoints, authenticator, origin),
              hub,
              boards);
      running.push(web::close);
      port = web.port();
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything; blocks until requests are answered.
   *
   * @param vertx stays the caller's to close
   * @throws IllegalStateException when the host is not loopback and a user still has the initial
   *     password; the message says what to do
   */
  public static PortalServer start(
      Vertx vertx, PortalConfig config, CollectorRegistry registry, Clock clock)
      throws IOException, InterruptedException {
    return new PortalServer(vertx, config, registry, clock);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Open pages that follow a room. */
  public int liveClients() {
    return hub.clients();
  }

  /** What endpoints are made of. */
  record Parts(
      Vertx vertx,
      Pool pool,
      Clock clock,
      Sessions sessions,
      ArchiveKeys keys,
      Boards boards,
      LiveHub hub,
      OutboxWorker outbox,
      boolean secure) {}

  /** Every operation of the API. */
  static List<Endpoint> endpoints(Parts parts) {
    Pool pool = parts.pool();
    DraftStore drafts = new DraftStore(parts.clock());
    Publisher publisher = new Publisher(parts.clock());
    Runnable wake = parts.outbox()::wake;
    CookieSecurity cookies = parts.secure() ? CookieSecurity.ONLY_TLS : CookieSecurity.ALSO_PLAIN;
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new SessionApi(pool, parts.sessions(), cookies).endpoints());
    all.addAll(new LiveApi(parts.boards(), parts.hub()).endpoints());
    all.addAll(new DraftApi(pool, drafts, publisher, wake).endpoints());
    all.addAll(new MarkApi(pool, wake).endpoints());
    all.addAll(new ProductApi(pool, wake).endpoints());
    all.addAll(new ImportApi(parts.vertx(), pool, drafts, publisher, wake).endpoints());
    all.addAll(new TryApi(parts.vertx(), pool, drafts, parts.clock()).endpoints());
    all.addAll(new DecisionApi(new DecisionLog(parts.vertx(), pool, parts.keys())).endpoints());
    all.addAll(
        new InsightApi(new InsightReports(parts.vertx(), pool, parts.keys()), parts.clock())
            .endpoints());
    return List.copyOf(all);
  }

  private static void refuseInitialPasswords(PortalConfig config, Pool pool)
      throws InterruptedException {
    if (config.loopback()) {
      return;
    }
    List<String> users = new ArrayList<>();
    for (Row row :
        Database.await(
            pool.query("SELECT name FROM app_user WHERE initial_password ORDER BY name LIMIT 10")
                .execute())) {
      users.add(row.getString("name"));
    }
    if (!users.isEmpty()) {
      throw new IllegalStateException(
          "portal.host is "
              + config.host()
              + ", which other machines can reach, but these users still have their initial"
              + " password: "
              + String.join(", ", users)
              + ". Start with --host 127.0.0.1, sign in as each of them, change the password (top"
              + " right, \"Password\"), and start again.");
    }
  }

  private static int partitions(PortalConfig config) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()))) {
      return Topics.partitionCount(admin);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics cannot be read at " + config.bootstrap(), e);
    }
  }

  private OutboxWorker outbox(PortalConfig config, Pool pool, int partitions) {
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(config.bootstrap(), "portal-outbox"));
    running.push(() -> producer.close(Duration.ofSeconds(10)));
    OutboxWorker worker = new OutboxWorker(pool, producer, partitions);
    worker.start();
    running.push(worker);
    return worker;
  }

  private Boards boards(PortalConfig config, int partitions) throws InterruptedException {
    Boards boards = Boards.follow(config.bootstrap(), partitions, hub::boardChanged);
    running.push(boards);
    try {
      boards.caughtUp().get(BOARDS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the boards cannot be read from the log", e);
    }
    return boards;
  }

  private void project(
      PortalConfig config, Pool pool, ArchiveKeys keys, int partitions, PortalMetrics metrics) {
    Projector.Listener listener =
        new Projector.Listener() {
          @Override
          public void repliesChanged(Set<String> merchants) {
            hub.repliesChanged(merchants);
          }

          @Override
          public void projected(String topic, long records) {
            metrics.projected(topic, records);
          }
        };
    Projector.startAll(pool, keys, config.bootstrap(), partitions, listener).forEach(running::push);
  }

  /** Stops accepting, ends streams, then the workers, then the clients of Kafka and PostgreSQL. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      AutoCloseable part = running.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).log("A part of the portal did not stop cleanly");
      }
    }
  }
}
