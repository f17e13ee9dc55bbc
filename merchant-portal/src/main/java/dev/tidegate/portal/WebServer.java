package dev.tidegate.portal;

import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.live.Boards;
import dev.tidegate.portal.live.LiveHub;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP server, on one event loop, which also owns the live streams. */
final class WebServer {
  private static final int IDLE_SECONDS = 60;
  private static final int MAX_HEADER_BYTES = 16_384;

  private final Vertx vertx;
  private final Site site;
  private final String deployment;

  private WebServer(Vertx vertx, Site site, String deployment) {
    this.vertx = vertx;
    this.site = site;
    this.deployment = deployment;
  }

  /** Starts; blocks until it listens. */
  static WebServer start(
      Vertx vertx, PortalConfig config, Function<String, Router> router, LiveHub hub, Boards boards)
      throws InterruptedException {
    Site site = new Site(config, router, hub, boards);
    return new WebServer(vertx, site, Database.await(vertx.deployVerticle(site)));
  }

  int port() {
    return Objects.requireNonNull(site.server).actualPort();
  }

  /** Ends streams and stops listening; blocks. */
  void close() throws InterruptedException {
    Database.await(vertx.undeploy(deployment));
  }

  private static final class Site extends VerticleBase {
    private final PortalConfig config;
    private final Function<String, Router> router;
    private final LiveHub hub;
    private final Boards boards;
    private @Nullable HttpServer server;

    Site(PortalConfig config, Function<String, Router> router, LiveHub hub, Boards boards) {
      this.config = config;
      this.router = router;
      this.hub = hub;
      this.boards = boards;
    }

    @Override
    public Future<?> start() {
      hub.start(boards);
      HttpServerOptions options =
          new HttpServerOptions()
              .setHost(config.host())
              .setPort(config.port())
              .setIdleTimeout(IDLE_SECONDS)
              .setIdleTimeoutUnit(TimeUnit.SECONDS)
              .setMaxHeaderSize(MAX_HEADER_BYTES);
      return vertx
          .createHttpServer(options)
          .requestHandler(router.apply(origin(config.publicUrl())))
          .listen()
          .onSuccess(listening -> server = listening);
    }

    @Override
    public Future<?> stop() {
      hub.stop();
      return server == null ? Future.succeededFuture() : server.close();
    }

    private static String origin(URI url) {
      String port = url.getPort() < 0 ? "" : ":" + url.getPort();
      return url.getScheme() + "://" + url.getHost() + port;
    }
  }
}
