package dev.tidegate.standalone.management;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The management port: {@code GET /live} (the event loop turns), {@code GET /ready} (200, or 503
 * naming what is missing) and {@code GET /metrics} for Prometheus.
 */
public final class ManagementServer {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int INTERNAL_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final Vertx vertx;
  private final CollectorRegistry registry;
  private final Readiness readiness;

  private ManagementServer(Vertx vertx, CollectorRegistry registry, Readiness readiness) {
    this.vertx = vertx;
    this.registry = registry;
    this.readiness = readiness;
  }

  /** Listens; port 0 takes any free one. */
  public static Future<HttpServer> listen(
      Vertx vertx, String host, int port, CollectorRegistry registry, Readiness readiness) {
    ManagementServer server = new ManagementServer(vertx, registry, readiness);
    return vertx.createHttpServer().requestHandler(server::handle).listen(port, host);
  }

  private void handle(HttpServerRequest request) {
    if (!HttpMethod.GET.equals(request.method())) {
      answer(request, METHOD_NOT_ALLOWED, "only GET");
      return;
    }
    switch (request.path()) {
      case "/live" -> answer(request, OK, "live");
      case "/ready" -> ready(request);
      case "/metrics" -> metrics(request);
      default -> answer(request, NOT_FOUND, "/live, /ready or /metrics");
    }
  }

  private void ready(HttpServerRequest request) {
    List<String> missing = readiness.missing();
    if (missing.isEmpty()) {
      answer(request, OK, "ready");
    } else {
      answer(request, SERVICE_UNAVAILABLE, "not ready: " + String.join(", ", missing));
    }
  }

  private void metrics(HttpServerRequest request) {
    String type = TextFormat.chooseContentType(request.getHeader("accept"));
    vertx
        .executeBlocking(() -> render(type))
        .onSuccess(text -> request.response().putHeader("content-type", type).end(text))
        .onFailure(e -> answer(request, INTERNAL_ERROR, "metrics cannot be collected"));
  }

  private String render(String type) {
    StringWriter out = new StringWriter();
    try {
      TextFormat.writeFormat(type, out, registry.metricFamilySamples());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void answer(HttpServerRequest request, int status, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .end(text + "\n");
  }
}
