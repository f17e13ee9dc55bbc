package dev.tidegate.portal.http;

import dev.tidegate.event.Json;
import dev.tidegate.ruleset.Language;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure becomes an answer (RFC 9457). What is our fault is logged once,
 * with the trace id that the caller sees.
 */
final class ProblemHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  /**
   * The body of a problem.
   *
   * @param problems of a draft or an import, null when it is about neither
   * @param revision in force, with 409 only
   */
  record Body(
      String type,
      String title,
      int status,
      String detail,
      @Nullable String field,
      String traceId,
      @Nullable List<ProblemView> problems,
      @Nullable Long revision) {}

  @Override
  public void handle(RoutingContext context) {
    String traceId = UUID.randomUUID().toString();
    ProblemException problem = problemOf(context, traceId);
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    Long retryAfterSeconds = problem.retryAfterSeconds();
    if (retryAfterSeconds != null) {
      response.putHeader("Retry-After", Long.toString(retryAfterSeconds));
    }
    response
        .setStatusCode(problem.problem().status())
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(Json.bytes(body(problem, Call.language(context), traceId))));
  }

  private static Body body(ProblemException problem, Language language, String traceId) {
    return new Body(
        problem.problem().type(),
        problem.problem().title(language),
        problem.problem().status(),
        problem.problem().detail(language, problem.args()),
        problem.fieldName(),
        traceId,
        problem.ruleProblems().isEmpty() ? null : ProblemView.of(problem.ruleProblems(), language),
        problem.revision());
  }

  private static ProblemException problemOf(RoutingContext context, String traceId) {
    if (context.failure() instanceof ProblemException problem) {
      return problem;
    }
    return switch (context.statusCode()) {
      case 404 -> ProblemException.of(ApiProblem.NOT_FOUND, context.normalizedPath());
      case 405 ->
          ProblemException.of(ApiProblem.METHOD_NOT_ALLOWED, context.request().method().name());
      case 413 -> ProblemException.of(ApiProblem.TOO_LARGE);
      case 400 -> ProblemException.of(ApiProblem.MALFORMED_JSON, context.normalizedPath());
      default -> ourFault(context, traceId);
    };
  }

  private static ProblemException ourFault(RoutingContext context, String traceId) {
    LOG.atError()
        .setCause(context.failure())
        .addKeyValue("traceId", traceId)
        .addKeyValue("method", context.request().method())
        .addKeyValue("status", context.statusCode())
        .log("A request failed by our fault");
    return ProblemException.of(ApiProblem.INTERNAL, traceId);
  }
}
