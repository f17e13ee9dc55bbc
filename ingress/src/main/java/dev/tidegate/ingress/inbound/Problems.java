package dev.tidegate.ingress.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidegate.event.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Writes refusals as problem documents (RFC 9457). */
final class Problems {
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final int UNAUTHORIZED = 401;

  private Problems() {}

  /** A new id by which the log of this process and the answer to a sender can be matched. */
  static String newTraceId() {
    return String.format("%016x", ThreadLocalRandom.current().nextLong());
  }

  /**
   * Answers with a problem; does nothing when the request is answered already or its connection is
   * gone.
   */
  static void send(
      HttpServerResponse response,
      Refusal refusal,
      @Nullable String field,
      String detail,
      String traceId) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(refusal.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    if (refusal.retryAfterSeconds() > 0) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
    }
    if (refusal.status() == UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", "StandardWebhooks");
    }
    response.end(Buffer.buffer(document(refusal, field, detail, traceId)));
  }

  private static byte[] document(
      Refusal refusal, @Nullable String field, String detail, String traceId) {
    ObjectNode problem = Json.mapper().createObjectNode();
    problem.put("type", refusal.type());
    problem.put("title", refusal.title());
    problem.put("status", refusal.status());
    problem.put("detail", detail);
    if (field != null) {
      problem.put("field", field);
    }
    problem.put("traceId", traceId);
    return Json.bytes(problem);
  }
}
