package dev.tidegate.ingress.inbound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidegate.account.KeyRing;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.ingress.platform.generic.GenericParser;
import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import dev.tidegate.ingress.platform.generic.UnreadableRequestException;
import dev.tidegate.ingress.platform.generic.WebhookRequest;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /in/{account}}: sizes, account, signature, parsing, log, answer. Runs on event loops
 * and blocks none; one instance serves all of them.
 */
final class InboundHandler {
  private static final Logger LOG = LoggerFactory.getLogger(InboundHandler.class);
  private static final int ACCEPTED = 202;

  /** How long the rest of a refused body is read and thrown away, so that the answer arrives. */
  private static final long DISCARD_MS = Duration.ofSeconds(1).toMillis();

  private final Vertx vertx;
  private final InboundLimits limits;
  private final Accounts accounts;
  private final EventSink sink;
  private final BooleanSupplier open;
  private final Clock clock;
  private final InboundMetrics metrics;
  private final GenericParser parser;
  private final ByteBudget budget;

  /**
   * @param open whether requests are taken; if not, they are answered 503
   */
  InboundHandler(
      Vertx vertx,
      InboundLimits limits,
      Accounts accounts,
      EventSink sink,
      BooleanSupplier open,
      Clock clock,
      InboundMetrics metrics) {
    this.vertx = vertx;
    this.limits = limits;
    this.accounts = accounts;
    this.sink = sink;
    this.open = open;
    this.clock = clock;
    this.metrics = metrics;
    this.parser = new GenericParser(limits.maxBatchEvents(), limits.maxTextChars());
    this.budget = new ByteBudget(limits.maxUnparsedBytes());
  }

  /** Handles a request to an account's address. Must be called before any of the body is read. */
  void handle(HttpServerRequest request, String accountId) {
    long startedNanos = System.nanoTime();
    metrics.onRequest();
    receive(request, accountId)
        .onComplete(
            records -> answerAccepted(request.response(), records, startedNanos),
            failure -> answerRefused(request, accountId, failure));
  }

  private Future<List<LogRecord>> receive(HttpServerRequest request, String accountId) {
    try {
      checkOpen();
      checkLength(request);
      OpenedAccount account = knownAccount(accountId);
      Future<Buffer> body = body(request);
      return body.compose(whole -> accept(request, account, whole.getBytes()));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void checkOpen() {
    if (!open.getAsBoolean()) {
      throw new RefusedException(Refusal.STOPPING, null, "Nothing is kept; send it again.");
    }
  }

  private void checkLength(HttpServerRequest request) {
    if (announcedLength(request) > limits.maxBodyBytes()) {
      throw new RefusedException(
          Refusal.BODY_TOO_LARGE,
          null,
          "The body may have at most " + limits.maxBodyBytes() + " bytes.");
    }
  }

  /** Content-Length; for a chunked body the longest that is taken. */
  private long announcedLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    // Netty refuses a Content-Length that is no number before we see the request.
    return length == null ? limits.maxBodyBytes() : Long.parseLong(length);
  }

  private OpenedAccount knownAccount(String accountId) {
    OpenedAccount account = accounts.account(accountId);
    if (account == null) {
      throw new RefusedException(
          Refusal.UNKNOWN_ACCOUNT, null, "The address ends with no account that is known here.");
    }
    return account;
  }

  private Future<Buffer> body(HttpServerRequest request) {
    ByteBudget.Share share = budget.take(announcedLength(request));
    if (share == null) {
      throw new RefusedException(Refusal.OVERLOADED, null, "Nothing is kept; send it again.");
    }
    return BodyCollector.collect(request, limits.maxBodyBytes())
        .andThen((body, failure) -> share.giveBack());
  }

  private Future<List<LogRecord>> accept(
      HttpServerRequest request, OpenedAccount account, byte[] body) {
    try {
      verify(request, account, body);
      List<LogRecord> records = parse(request, account, body);
      return log(records);
    } catch (UnreadableRequestException e) {
      return Future.failedFuture(e);
    }
  }

  private void verify(HttpServerRequest request, OpenedAccount account, byte[] body) {
    RefusedException refused =
        Refusals.of(
            StandardWebhooks.verify(
                account.inSecrets(),
                onlyHeader(request, StandardWebhooks.ID),
                onlyHeader(request, StandardWebhooks.TIMESTAMP),
                onlyHeader(request, StandardWebhooks.SIGNATURE),
                body,
                clock.instant().getEpochSecond()));
    if (refused != null) {
      throw refused;
    }
  }

  /** A header given twice counts as missing: nobody can say which one was signed. */
  private static @Nullable String onlyHeader(HttpServerRequest request, String name) {
    List<String> values = request.headers().getAll(name);
    return values.size() == 1 ? values.get(0) : null;
  }

  private List<LogRecord> parse(HttpServerRequest request, OpenedAccount account, byte[] body)
      throws UnreadableRequestException {
    KeyRing keys = accounts.keys(account.account().merchant());
    if (keys == null) {
      throw new RefusedException(
          Refusal.MERCHANT_KEYS_MISSING, null, "Nothing is kept; send it again later.");
    }
    return parser.parse(
        new WebhookRequest(
            request.headers()::getAll,
            request.getHeader(StandardWebhooks.ID),
            account.account(),
            keys,
            clock.millis()),
        body);
  }

  private Future<List<LogRecord>> log(List<LogRecord> records) {
    // Back onto this request's context: the stage completes on Kafka's thread.
    return Future.fromCompletionStage(sink.submit(records), vertx.getOrCreateContext())
        .timeout(limits.ackTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .map(
            outcome -> {
              RefusedException refused = Refusals.of(outcome);
              if (refused != null) {
                throw refused;
              }
              return records;
            });
  }

  private void answerAccepted(
      HttpServerResponse response, List<LogRecord> records, long startedNanos) {
    metrics.onAccepted(records, System.nanoTime() - startedNanos);
    if (response.closed()) {
      return;
    }
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.put("accepted", records.size());
    ArrayNode ids = answer.putArray("ids");
    records.forEach(record -> ids.add(idOf(record)));
    response
        .setStatusCode(ACCEPTED)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Buffer.buffer(Json.bytes(answer)));
  }

  private static @Nullable String idOf(LogRecord record) {
    if (record instanceof ChatEvent chat) {
      return chat.id();
    }
    if (record instanceof OrderEvent order) {
      return order.id();
    }
    return record instanceof RoomEvent room ? room.id() : null;
  }

  private void answerRefused(HttpServerRequest request, String accountId, Throwable failure) {
    RefusedException refused = Refusals.of(failure);
    metrics.onRefused(refused.refusal());
    String traceId = Problems.newTraceId();
    if (refused.refusal() == Refusal.INTERNAL) {
      LOG.atError()
          .setCause(failure)
          .addKeyValue("account", accountId)
          .addKeyValue("traceId", traceId)
          .log("A request failed");
    }
    Problems.send(
        request.response(), refused.refusal(), refused.field(), refused.detail(), traceId);
    if (!request.isEnded()) {
      vertx.setTimer(DISCARD_MS, timer -> closeUnlessEnded(request));
    }
  }

  private static void closeUnlessEnded(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
