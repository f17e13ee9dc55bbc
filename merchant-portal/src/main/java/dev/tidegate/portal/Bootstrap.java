package dev.tidegate.portal;

import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.CompactedView;
import dev.tidegate.log.Topics;
import dev.tidegate.portal.MerchantSetup.AccountSetup;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.outbox.OutboxEntry;
import dev.tidegate.portal.session.Passwords;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SecretKeyWithId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up merchants, users and accounts; may run beside a portal or without one. What belongs on
 * {@code tidegate.accounts} goes through the outbox, so that it is there once a portal runs. All
 * methods block.
 */
public final class Bootstrap implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
  private static final Duration VIEW_LIMIT = Duration.ofSeconds(20);
  private static final String OWNER = "owner";

  private final Pool pool;
  private final SecretKeyWithId envelope;
  private final String bootstrap;
  private final Clock clock;
  private final AccountSetups accounts;

  private Bootstrap(Pool pool, SecretKeyWithId envelope, String bootstrap, Clock clock) {
    this.pool = pool;
    this.envelope = envelope;
    this.bootstrap = bootstrap;
    this.clock = clock;
    this.accounts = new AccountSetups(pool, envelope);
  }

  /** Migrates the database and connects. */
  public static Bootstrap open(Vertx vertx, PortalConfig config, Clock clock) throws IOException {
    SecretKeyWithId envelope = EnvelopeKey.read(config.envelopeKeyFile());
    Database.migrate(config.postgres());
    Pool pool = Database.pool(vertx, config.postgres());
    return new Bootstrap(pool, envelope, config.bootstrap(), clock);
  }

  /**
   * Makes the merchant, its user and its accounts, each unless it is there. An account whose
   * settings or secrets differ is written again; a user who is there keeps the password.
   */
  public void ensureMerchant(MerchantSetup setup) throws InterruptedException {
    if (!exists(setup.merchant())) {
      createMerchant(setup);
    }
    for (AccountSetup account : setup.accounts()) {
      accounts.ensure(setup.merchant(), account);
    }
    ensureUser(setup);
  }

  /**
   * Sets a user's password, so that it is no longer the initial one; gives false for an unknown
   * user. All sessions of the user end.
   */
  public boolean setPassword(String user, String password) throws InterruptedException {
    if (password.length() < Passwords.MIN_LENGTH) {
      throw new IllegalArgumentException(
          "password must have at least " + Passwords.MIN_LENGTH + " characters");
    }
    String hash = Passwords.hash(password);
    String name = user.strip().toLowerCase(Locale.ROOT);
    return Database.await(
        pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(
                        "DELETE FROM session WHERE user_id IN (SELECT id FROM app_user WHERE name ="
                            + " $1)")
                    .execute(Tuple.of(name))
                    .compose(
                        done ->
                            connection
                                .preparedQuery(
                                    "UPDATE app_user SET password_hash = $1, initial_password ="
                                        + " false WHERE name = $2")
                                .execute(Tuple.of(hash, name)))
                    .map(updated -> updated.rowCount() == 1)));
  }

  private boolean exists(String merchant) throws InterruptedException {
    return Database.await(
            pool.preparedQuery("SELECT 1 FROM merchant WHERE id = $1").execute(Tuple.of(merchant)))
        .iterator()
        .hasNext();
  }

  private void createMerchant(MerchantSetup setup) throws InterruptedException {
    byte[] keys = Json.bytes(keysFor(setup.merchant()));
    Database.await(
        pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(
                        "INSERT INTO merchant (id, name, currency, keys, created_ms) VALUES ($1,"
                            + " $2, $3, $4, $5) ON CONFLICT DO NOTHING")
                    .execute(
                        Tuple.of(
                            setup.merchant(),
                            setup.name(),
                            setup.currency(),
                            Buffer.buffer(keys),
                            clock.millis()))
                    .compose(
                        inserted ->
                            inserted.rowCount() == 0
                                ? Future.succeededFuture()
                                : announce(
                                    connection,
                                    setup.merchant(),
                                    MerchantKeys.topicKey(setup.merchant()),
                                    keys))));
  }

  /**
   * New keys, or those that the log already knows: a database that was lost must not give buyers
   * new pseudonyms.
   */
  private MerchantKeys keysFor(String merchant) throws InterruptedException {
    MerchantKeys known = knownKeys(merchant);
    if (known == null) {
      return KeyRing.create(envelope, merchant);
    }
    LOG.atWarn()
        .addKeyValue("merchant", merchant)
        .log("The merchant is new to the database but has keys on the log; these are kept");
    return known;
  }

  private @Nullable MerchantKeys knownKeys(String merchant) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      int partitions = Topics.partitionCount(admin);
      String wanted = MerchantKeys.topicKey(merchant);
      try (CompactedView<MerchantKeys> view =
          CompactedView.ofAll(
              bootstrap,
              "portal-bootstrap",
              TopicNames.ACCOUNTS,
              partitions,
              (key, value) -> key.equals(wanted) ? readKeys(value) : null)) {
        view.caughtUp().get(VIEW_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return view.get(wanted);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the accounts on the log cannot be read", e);
    }
  }

  private static MerchantKeys readKeys(byte[] value) {
    try {
      return Json.read(value, MerchantKeys.class);
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("merchant keys on the log cannot be read", e);
    }
  }

  private static Future<Void> announce(
      SqlConnection connection, String merchant, String key, byte[] value) {
    return Outbox.append(
        connection, merchant, List.of(List.of(new OutboxEntry(TopicNames.ACCOUNTS, key, value))));
  }

  private void ensureUser(MerchantSetup setup) throws InterruptedException {
    String name = setup.user().strip().toLowerCase(Locale.ROOT);
    Iterator<Row> found =
        Database.await(
                pool.preparedQuery("SELECT merchant FROM app_user WHERE name = $1")
                    .execute(Tuple.of(name)))
            .iterator();
    if (found.hasNext()) {
      if (!setup.merchant().equals(found.next().getString("merchant"))) {
        throw new IllegalStateException("user " + name + " belongs to another merchant");
      }
      return;
    }
    Database.await(
        pool.preparedQuery(
                "INSERT INTO app_user (merchant, name, password_hash, role, initial_password)"
                    + " VALUES ($1, $2, $3, $4, true) ON CONFLICT DO NOTHING")
            .execute(
                Tuple.of(setup.merchant(), name, Passwords.hash(setup.initialPassword()), OWNER)));
  }

  /** Closes the connections; the Vert.x given stays open. */
  @Override
  public void close() {
    pool.close()
        .onFailure(e -> LOG.atWarn().setCause(e).log("The connections did not close cleanly"));
  }
}
