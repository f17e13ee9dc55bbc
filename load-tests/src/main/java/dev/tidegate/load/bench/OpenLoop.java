package dev.tidegate.load.bench;

import dev.tidegate.event.Json;
import dev.tidegate.load.replay.RecordedEvent.Kind;
import dev.tidegate.load.replay.RecordedEvent.Said;
import dev.tidegate.load.replay.SignedClient;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends comments at their moments, whether or not earlier ones were answered. A request is built
 * and signed ahead of its moment on the caller's thread, which then waits with {@link
 * LockSupport#parkNanos}: timers of an event loop would add up to a millisecond. All requests go
 * out on one event loop.
 */
public final class OpenLoop {
  private static final int CONNECTIONS = 64;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final LoadPlan plan;
  private final Context context;
  private final SignedClient client;
  private final Random random;
  private final Arrivals.Run arrivals;
  private final AtomicLongArray sentAtNanos;
  private final CountDownLatch unanswered;
  private final Map<String, Long> refused = new ConcurrentHashMap<>();

  private OpenLoop(Vertx vertx, LoadPlan plan, Arrivals arrivals, Clock clock) {
    this.plan = plan;
    this.context = vertx.getOrCreateContext();
    this.client =
        new SignedClient(vertx, plan.target(), plan.secret(), CONNECTIONS, TIMEOUT, clock);
    this.random = new Random(plan.seed());
    this.arrivals = arrivals.expect(plan.idPrefix(), plan.count());
    this.sentAtNanos = new AtomicLongArray(plan.count());
    this.unanswered = new CountDownLatch(plan.count());
  }

  /**
   * Runs the plan; blocks until every comment has its reply or patience is over. Not for event
   * loops.
   *
   * @param vertx sends; should not be the one of what is measured
   * @param arrivals listens at the endpoint; one run at a time
   * @param clock for signatures
   */
  public static LoadResult run(Vertx vertx, LoadPlan plan, Arrivals arrivals, Clock clock)
      throws InterruptedException {
    OpenLoop loop = new OpenLoop(vertx, plan, arrivals, clock);
    try {
      long startNanos = System.nanoTime() + LEAD_NANOS;
      loop.send(startNanos);
      loop.awaitReplies();
      return loop.result(startNanos);
    } finally {
      loop.client.close();
    }
  }

  private void send(long startNanos) throws InterruptedException {
    for (int i = 0; i < plan.count(); i++) {
      String id = plan.idPrefix() + i;
      String text = plan.texts().get(random.nextInt(plan.texts().size()));
      byte[] body = Json.bytes(new Said(Kind.COMMENT, id, text).toJson(plan.room()));
      SignedClient.Signed request = client.sign(id, body);
      await(startNanos + plan.dueNanos(i));
      int comment = i;
      context.runOnContext(go -> post(comment, request));
    }
  }

  private static void await(long atNanos) throws InterruptedException {
    for (long left = atNanos - System.nanoTime(); left > 0; left = atNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while sending");
      }
    }
  }

  private void post(int comment, SignedClient.Signed request) {
    sentAtNanos.set(comment, System.nanoTime());
    client
        .post(request)
        .onComplete(
            status -> {
              if (status < 200 || status > 299) {
                refused.merge("http_" + status, 1L, Long::sum);
              }
              unanswered.countDown();
            },
            failure -> {
              refused.merge("connection", 1L, Long::sum);
              unanswered.countDown();
            });
  }

  private void awaitReplies() throws InterruptedException {
    long deadline = System.nanoTime() + plan.patience().toNanos();
    // What is missing then is counted by the result.
    boolean ignored = arrivals.missing().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    boolean unused = unanswered.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private LoadResult result(long startNanos) {
    Histogram latency = new Histogram(LONGEST_MICROS, 3);
    Histogram lateness = new Histogram(LONGEST_MICROS, 3);
    for (int i = plan.warmUp(); i < plan.count(); i++) {
      record(lateness, startNanos + plan.dueNanos(i), sentAtNanos.get(i));
      record(latency, startNanos + plan.dueNanos(i), arrivals.atNanos(i));
    }
    return new LoadResult(
        plan.count(),
        arrivals.replies(),
        arrivals.repeats(),
        refused,
        Percentiles.of(latency),
        Percentiles.of(lateness));
  }

  private static void record(Histogram micros, long fromNanos, long toNanos) {
    if (toNanos != 0) {
      long value = TimeUnit.NANOSECONDS.toMicros(toNanos - fromNanos);
      micros.recordValue(Math.min(Math.max(0, value), LONGEST_MICROS));
    }
  }
}
