package dev.tidegate.portal.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/**
 * Serves the built front end from the jar. A path of the single-page application that is no file
 * gives {@code index.html}; files under {@code /assets/} carry a hash in their name and may be kept
 * by browsers for ever.
 */
final class FrontEnd {
  private static final String ROOT = "dev/tidegate/portal/web";
  private static final String INDEX = "/index.html";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private FrontEnd() {}

  static void mount(Router router) {
    router.route("/api/*").handler(context -> context.fail(404));
    StaticHandler files =
        StaticHandler.create(ROOT).setCachingEnabled(false).setIncludeHidden(false);
    router.route(HttpMethod.GET, "/*").handler(FrontEnd::page);
    router.route(HttpMethod.GET, "/*").handler(files);
    router.route().handler(context -> context.fail(404));
  }

  private static void page(RoutingContext context) {
    String path = context.normalizedPath();
    boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
    if (!file) {
      context.reroute(INDEX);
      return;
    }
    context
        .response()
        .putHeader("Cache-Control", path.startsWith("/assets/") ? FOR_EVER : "no-cache");
    context.next();
  }
}
