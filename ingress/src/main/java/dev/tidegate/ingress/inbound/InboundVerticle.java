package dev.tidegate.ingress.inbound;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Listens on one event loop; several instances share the port. */
final class InboundVerticle extends VerticleBase {
  private static final int IDLE_SECONDS = 75;
  private static final int MAX_REQUEST_LINE_BYTES = 4_096;
  private static final String ADDRESS = "/in/:account";

  private final IngressConfig config;
  private final InboundHandler handler;
  private final InboundMetrics metrics;
  private final IntConsumer onPort;
  private HttpServer server;

  /**
   * @param onPort told the port that is listened on, on this verticle's event loop
   */
  @SuppressWarnings("NullAway.Init") // Vert.x calls start before it calls stop.
  InboundVerticle(
      IngressConfig config, InboundHandler handler, InboundMetrics metrics, IntConsumer onPort) {
    this.config = config;
    this.handler = handler;
    this.metrics = metrics;
    this.onPort = onPort;
  }

  @Override
  public Future<?> start() {
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost(config.host())
                    // Vert.x: -1 is a free port that all instances share; 0 is one for each.
                    .setPort(config.port() == 0 ? -1 : config.port())
                    .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                    .setMaxHeaderSize(config.limits().maxHeaderBytes())
                    .setHandle100ContinueAutomatically(true)
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .requestHandler(router());
    return server.listen().onSuccess(listening -> onPort.accept(listening.actualPort()));
  }

  /** Takes no new connection and waits for the requests under way, as long as a drain may take. */
  @Override
  public Future<?> stop() {
    return server.shutdown(config.limits().drainTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Router router() {
    Router router = Router.router(vertx);
    router
        .route(HttpMethod.POST, ADDRESS)
        .handler(context -> handler.handle(context.request(), context.pathParam("account")));
    router
        .route(ADDRESS)
        .handler(
            context -> {
              context.response().putHeader("Allow", "POST");
              refuse(context, Refusal.METHOD_NOT_ALLOWED, "Events are sent with POST.");
            });
    router
        .route()
        .handler(
            context ->
                refuse(context, Refusal.NO_SUCH_RESOURCE, "Events are sent to /in/{account}."));
    return router;
  }

  private void refuse(RoutingContext context, Refusal refusal, String detail) {
    metrics.onRequest();
    metrics.onRefused(refusal);
    Problems.send(context.response(), refusal, null, detail, Problems.newTraceId());
  }
}
