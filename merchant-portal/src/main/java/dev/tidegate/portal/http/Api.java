package dev.tidegate.portal.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Makes the router: headers, body, who calls, CSRF, the endpoint, problems, the front end. */
public final class Api {
  private static final long MAX_BODY_BYTES = 4L << 20;

  /** Imports travel as base64. */
  private static final long MAX_IMPORT_BYTES = 24L << 20;

  private static final String CSRF_HEADER = "X-CSRF-Token";
  private static final int[] FAILURES = {400, 404, 405, 413, 415, 500};

  private final Authenticator authenticator;
  private final String publicOrigin;

  private Api(Authenticator authenticator, String publicOrigin) {
    this.authenticator = authenticator;
    this.publicOrigin = publicOrigin;
  }

  /**
   * The whole router.
   *
   * @param publicOrigin scheme, host and port that browsers see; other origins may not change
   *     anything
   */
  public static Router router(
      Vertx vertx, List<Endpoint> endpoints, Authenticator authenticator, String publicOrigin) {
    Api api = new Api(authenticator, publicOrigin);
    ProblemHandler problems = new ProblemHandler();
    Router router = Router.router(vertx);
    router.route().handler(new SecurityHeaders(publicOrigin.startsWith("https:")));
    router.route().failureHandler(problems);
    for (int status : FAILURES) {
      router.errorHandler(status, problems);
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.unsafe()) {
        // A route of its own: Vert.x wants handlers of bodies before all others of a route.
        router.route(endpoint.method(), endpoint.routePath()).handler(api::refuseForeign);
      }
      Route route = router.route(endpoint.method(), endpoint.routePath());
      if (endpoint.unsafe()) {
        boolean large = endpoint.access() == Endpoint.Access.USER_OR_OPERATOR;
        long limit = large ? MAX_IMPORT_BYTES : MAX_BODY_BYTES;
        route.handler(BodyHandler.create(false).setBodyLimit(limit));
      }
      route.handler(context -> api.run(endpoint, context));
    }
    FrontEnd.mount(router);
    return router;
  }

  /** Before a byte of the body is read: only our own pages, and only JSON. */
  private void refuseForeign(RoutingContext context) {
    String origin = context.request().getHeader("Origin");
    if (origin != null && !ownOrigin(context, origin)) {
      context.fail(ProblemException.of(ApiProblem.CSRF));
      return;
    }
    String type = context.request().getHeader("Content-Type");
    boolean json = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    boolean hasBody = !"0".equals(context.request().getHeader("Content-Length"));
    boolean mayHaveNone = context.request().method().name().equals("DELETE");
    if (!json && !(mayHaveNone || !hasBody)) {
      context.fail(ProblemException.of(ApiProblem.UNSUPPORTED_MEDIA));
      return;
    }
    context.next();
  }

  private boolean ownOrigin(RoutingContext context, String origin) {
    String host = context.request().getHeader("Host");
    return origin.equals(publicOrigin)
        || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
  }

  private void run(Endpoint endpoint, RoutingContext context) {
    caller(endpoint, context)
        .compose(
            caller -> {
              caller.ifPresent(known -> checkCsrf(endpoint, context, known));
              return endpoint.handler().apply(new Call(context, caller.orElse(null)));
            })
        .onSuccess(answer -> write(context, answer))
        .onFailure(context::fail);
  }

  private Future<Optional<Caller>> caller(Endpoint endpoint, RoutingContext context) {
    return switch (endpoint.access()) {
      case PUBLIC -> Future.succeededFuture(Optional.empty());
      case PUBLIC_OR_USER -> authenticator.user(context);
      case USER -> authenticator.user(context).map(Api::required);
      case USER_OR_OPERATOR ->
          authenticator
              .operator(context)
              .compose(
                  operator ->
                      operator.isPresent()
                          ? Future.succeededFuture(operator)
                          : authenticator.user(context).map(Api::required));
    };
  }

  private static Optional<Caller> required(Optional<Caller> caller) {
    if (caller.isEmpty()) {
      throw ProblemException.of(ApiProblem.NOT_SIGNED_IN);
    }
    return caller;
  }

  /** The operator sends no cookie, so nobody can make a browser send the token for him. */
  private static void checkCsrf(Endpoint endpoint, RoutingContext context, Caller caller) {
    Caller.Session session = caller.session();
    if (session == null || !endpoint.unsafe()) {
      return;
    }
    String given = Objects.requireNonNullElse(context.request().getHeader(CSRF_HEADER), "");
    boolean equal =
        MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            session.csrf().getBytes(StandardCharsets.UTF_8));
    if (!equal) {
      throw ProblemException.of(ApiProblem.CSRF);
    }
  }

  private static void write(RoutingContext context, Answer answer) {
    if (answer.status() == 0) {
      return;
    }
    HttpServerResponse response = context.response().setStatusCode(answer.status());
    Object body = answer.body();
    if (body == null) {
      response.end();
      return;
    }
    response.putHeader("Content-Type", "application/json");
    response.end(Buffer.buffer(ApiJson.bytes(body)));
  }
}
