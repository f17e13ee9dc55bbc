package dev.tidegate.ingress.delivery;

import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SecretKeyWithId;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivery as a process of its own, with a management port: {@code /health/live}, {@code
 * /health/ready}, {@code /metrics}. The one argument is a properties file; without it the settings
 * come from {@code TIDEGATE_...} variables.
 */
public final class DeliveryMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryMain.class);
  private static final long CLOSE_LIMIT_SECONDS = 10;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final AccountDirectory directory;
  private final DeliveryService service;
  private final HttpServer management;

  private DeliveryMain(
      Vertx vertx, AccountDirectory directory, DeliveryService service, HttpServer management) {
    this.vertx = vertx;
    this.directory = directory;
    this.service = service;
    this.management = management;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, String> given =
        arguments.length == 0
            ? DeliverySettings.fromEnvironment(System.getenv())
            : fromFile(Path.of(arguments[0]));
    DeliveryMain running = start(DeliverySettings.parse(given));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "delivery-stop"));
  }

  private static Map<String, String> fromFile(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> given = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> given.put(key, properties.getProperty(key)));
    return given;
  }

  /** Starts everything; what was started is closed again when a later part fails. */
  static DeliveryMain start(DeliverySettings settings)
      throws IOException, InterruptedException, ExecutionException {
    SecretKeyWithId envelope = EnvelopeKey.read(settings.envelopeKey());
    DeliveryConfig config = settings.delivery();
    CollectorRegistry registry = new CollectorRegistry();
    AccountDirectory directory =
        new AccountDirectory(
            config.bootstrap(), config.instance() + "-accounts", partitions(config), envelope);
    Vertx vertx = Vertx.vertx();
    DeliveryService service = null;
    try {
      service = DeliveryService.start(config, directory, vertx, registry, Clock.systemUTC());
      HttpServer management = listen(settings, vertx, service, registry);
      LOG.atInfo().addKeyValue("port", management.actualPort()).log("Management port is open");
      return new DeliveryMain(vertx, directory, service, management);
    } catch (InterruptedException | ExecutionException | RuntimeException e) {
      if (service != null) {
        service.stop();
      }
      directory.close();
      closeWithin(vertx);
      throw e;
    }
  }

  private static HttpServer listen(
      DeliverySettings settings, Vertx vertx, DeliveryService service, CollectorRegistry registry)
      throws InterruptedException, ExecutionException {
    return vertx
        .createHttpServer()
        .requestHandler(routes(vertx, service, registry))
        .listen(settings.managementPort(), settings.managementHost())
        .toCompletionStage()
        .toCompletableFuture()
        .get();
  }

  private static int partitions(DeliveryConfig config)
      throws InterruptedException, ExecutionException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()))) {
      return Topics.partitionCount(admin);
    }
  }

  private static Router routes(Vertx vertx, DeliveryService service, CollectorRegistry registry) {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(request -> health(request, service.isLive()));
    router.get("/health/ready").handler(request -> health(request, service.isReady()));
    router
        .get("/metrics")
        .handler(
            request ->
                request
                    .response()
                    .putHeader("content-type", TextFormat.CONTENT_TYPE_004)
                    .end(text(registry)));
    return router;
  }

  private static void health(RoutingContext request, boolean well) {
    HttpServerResponse response = request.response();
    if (!well) {
      response.setStatusCode(UNAVAILABLE);
    }
    response.putHeader("content-type", "text/plain").end(well ? "ok" : "not yet or no longer");
  }

  private static String text(CollectorRegistry registry) {
    StringWriter writer = new StringWriter();
    try {
      TextFormat.write004(writer, registry.metricFamilySamples());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  int managementPort() {
    return management.actualPort();
  }

  /** Stops in order; the management port tells of it until the end. */
  @Override
  public void close() {
    service.stop();
    directory.close();
    closeWithin(vertx);
  }

  private static void closeWithin(Vertx vertx) {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.atWarn().setCause(e).log("Vert.x did not close in time");
    }
  }
}
