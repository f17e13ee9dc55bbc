package dev.tidegate.portal.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is older than thirty days from the projections of the log, hourly. */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final List<String> TABLES =
      List.of(
          "archive_event",
          "decision",
          "action_sent",
          "action_outcome",
          "insight_minute",
          "question_next");

  private final Vertx vertx;
  private final long timer;

  private Retention(Vertx vertx, long timer) {
    this.vertx = vertx;
    this.timer = timer;
  }

  /** Deletes now and then every hour. */
  public static Retention start(Vertx vertx, Pool pool, Clock clock) {
    delete(pool, clock);
    return new Retention(
        vertx, vertx.setPeriodic(INTERVAL.toMillis(), tick -> delete(pool, clock)));
  }

  private static void delete(Pool pool, Clock clock) {
    deleteOlder(pool, clock.millis() - KEPT.toMillis())
        .onFailure(
            failed ->
                LOG.atWarn()
                    .setCause(failed)
                    .log("Old rows could not be deleted; it is tried again in an hour"));
  }

  /** Deletes the rows of records from before that time. */
  static Future<Void> deleteOlder(Pool pool, long beforeMs) {
    Future<Void> done = Future.succeededFuture();
    for (String table : TABLES) {
      done =
          done.compose(
              former ->
                  pool.preparedQuery("DELETE FROM " + table + " WHERE at_ms < $1")
                      .execute(Tuple.of(beforeMs))
                      .mapEmpty());
    }
    return done;
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
