package dev.tidegate.load.replay;

import dev.tidegate.event.Json;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * One replay of a recording. Runs on one event loop; {@link #stop()} and {@link #done()} may be
 * called from any thread.
 */
public final class Replay {
  private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final int SERVICE_UNAVAILABLE = 503;

  private final Context context;
  private final SignedClient client;
  private final ReplayConfig config;
  private final List<RecordedEvent> events;
  private final LongSupplier nanoTime;
  private final Promise<ReplayReport> done = Promise.promise();

  // Touched on the context's thread only.
  private final Histogram latency = new Histogram(LONGEST_MICROS, 3);
  private final Map<String, Long> refused = new HashMap<>();
  private long startNanos;
  private int next;
  private int open;
  private long accepted;
  private boolean stopped;

  private Replay(
      Vertx vertx,
      ReplayConfig config,
      List<RecordedEvent> events,
      Clock clock,
      LongSupplier nanoTime) {
    this.context = vertx.getOrCreateContext();
    this.config = config;
    this.events = List.copyOf(events);
    this.nanoTime = nanoTime;
    this.client =
        new SignedClient(
            vertx, config.target(), config.secret(), config.connections(), config.timeout(), clock);
  }

  /**
   * Starts at once.
   *
   * @param clock for signatures
   * @param nanoTime for moments and latency
   */
  public static Replay start(
      Vertx vertx,
      ReplayConfig config,
      List<RecordedEvent> events,
      Clock clock,
      LongSupplier nanoTime) {
    Replay replay = new Replay(vertx, config, events, clock, nanoTime);
    replay.context.runOnContext(
        go -> {
          replay.startNanos = nanoTime.getAsLong();
          replay.sendDue();
        });
    return replay;
  }

  /** Completes when every event is answered or given up, or after {@link #stop()}. */
  public Future<ReplayReport> done() {
    return done.future();
  }

  /** Sends nothing more; answers that are under way are awaited. */
  public Future<ReplayReport> stop() {
    context.runOnContext(
        go -> {
          stopped = true;
          finishIfDone();
        });
    return done.future();
  }

  private void sendDue() {
    long now = nanoTime.getAsLong() - startNanos;
    while (!stopped && next < events.size() && dueNanos(next) <= now) {
      open++;
      post(next, 1);
      next++;
    }
    if (stopped || next == events.size()) {
      finishIfDone();
      return;
    }
    long waitMs = TimeUnit.NANOSECONDS.toMillis(dueNanos(next) - now);
    context.owner().setTimer(Math.max(1, waitMs), tick -> sendDue());
  }

  private void post(int index, int attempt) {
    String id = config.runId() + "-" + index;
    byte[] body = Json.bytes(events.get(index).content().toJson(config.room()));
    client
        .post(client.sign(id, body))
        .onComplete(
            status -> answered(index, attempt, status), failure -> failed(index, attempt, failure));
  }

  private void answered(int index, int attempt, int status) {
    if (status >= 200 && status < 300) {
      accepted++;
      long micros =
          TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - startNanos - dueNanos(index));
      latency.recordValue(Math.min(Math.max(0, micros), LONGEST_MICROS));
      closed();
    } else if (status == SERVICE_UNAVAILABLE && attempt < config.attempts()) {
      again(index, attempt);
    } else {
      refuse("http_" + status);
    }
  }

  private void failed(int index, int attempt, Throwable failure) {
    if (attempt < config.attempts()) {
      again(index, attempt);
    } else {
      refuse(failure instanceof TimeoutException ? "timeout" : "connection");
    }
  }

  private void again(int index, int attempt) {
    context.owner().setTimer(RETRY_PAUSE.toMillis() * attempt, tick -> post(index, attempt + 1));
  }

  private void refuse(String reason) {
    refused.merge(reason, 1L, Long::sum);
    closed();
  }

  private void closed() {
    open--;
    finishIfDone();
  }

  private void finishIfDone() {
    if (open == 0 && (stopped || next == events.size()) && !done.future().isComplete()) {
      ReplayReport report =
          new ReplayReport(
              next, accepted, refused, percentile(50), percentile(99), percentile(100));
      client.close().onComplete(closed -> done.complete(report));
    }
  }

  private Duration percentile(double percentile) {
    return Duration.ofNanos(
        TimeUnit.MICROSECONDS.toNanos(latency.getValueAtPercentile(percentile)));
  }

  private long dueNanos(int index) {
    return config.due(events.get(index).at()).toNanos();
  }
}
