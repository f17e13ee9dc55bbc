package dev.tidegate.portal.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;

/** Opens PostgreSQL. */
public final class Database {
  private static final int CONNECTIONS = 12;
  private static final int WAIT_SECONDS = 10;
  private static final int RECONNECT_ATTEMPTS = 2;
  private static final long RECONNECT_INTERVAL_MS = 200;
  private static final long BLOCKING_LIMIT_SECONDS = 60;

  private Database() {}

  /** Brings the tables to the newest form; blocks. Several processes may do it at once. */
  public static void migrate(Postgres postgres) {
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
        .locations("classpath:dev/tidegate/portal/database/migrations")
        .load()
        .migrate();
  }

  /** A pool of connections; close it when done. Connects at the first query. */
  public static Pool pool(Vertx vertx, Postgres postgres) {
    PgConnectOptions where =
        new PgConnectOptions()
            .setHost(postgres.host())
            .setPort(postgres.port())
            .setDatabase(postgres.database())
            .setUser(postgres.user())
            .setPassword(postgres.password())
            .setCachePreparedStatements(true)
            .setReconnectAttempts(RECONNECT_ATTEMPTS)
            .setReconnectInterval(RECONNECT_INTERVAL_MS);
    PoolOptions how =
        new PoolOptions()
            .setMaxSize(CONNECTIONS)
            .setConnectionTimeout(WAIT_SECONDS)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool().using(vertx).connectingTo(where).with(how).build();
  }

  /**
   * Waits for a result; for threads of our own, never for an event loop.
   *
   * @throws CompletionException with the cause when it failed or took longer than a minute
   */
  public static <T> T await(Future<T> future) throws InterruptedException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(BLOCKING_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new CompletionException(e);
    }
  }
}
