package dev.tidegate.portal;

import dev.tidegate.account.Account;
import dev.tidegate.account.PlatformLimits;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.AccountDirectory.Secret;
import dev.tidegate.portal.MerchantSetup.AccountSetup;
import dev.tidegate.portal.database.Database;
import dev.tidegate.portal.outbox.Outbox;
import dev.tidegate.portal.outbox.OutboxEntry;
import dev.tidegate.privacy.BoxException;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts of merchants as {@link Bootstrap} makes them: one row in the database, and on the log,
 * through the outbox, the sealed account for ingress and delivery and what the desk must know of
 * it.
 */
final class AccountSetups {
  private static final Logger LOG = LoggerFactory.getLogger(AccountSetups.class);

  private final Pool pool;
  private final SecretKeyWithId envelope;

  AccountSetups(Pool pool, SecretKeyWithId envelope) {
    this.pool = pool;
    this.envelope = envelope;
  }

  /** Makes the account, or writes it again when its settings, limits or secrets differ. Blocks. */
  void ensure(String merchant, AccountSetup setup) throws InterruptedException {
    Database.await(
        pool.withTransaction(
            connection ->
                Outbox.lock(connection, merchant)
                    .compose(
                        locked ->
                            connection
                                .preparedQuery("SELECT merchant, body FROM account WHERE id = $1")
                                .execute(Tuple.of(setup.id())))
                    .compose(
                        rows -> {
                          Account stored = read(merchant, setup, rows.iterator());
                          return stored != null && same(stored, setup)
                              ? Future.<Void>succeededFuture()
                              : store(connection, seal(merchant, setup, versionAfter(stored)));
                        })));
  }

  private static long versionAfter(@Nullable Account stored) {
    return stored == null || stored.version() == null ? 1 : stored.version() + 1;
  }

  /** The account as it is stored, null when it is not there or cannot be read. */
  private static @Nullable Account read(String merchant, AccountSetup setup, Iterator<Row> stored) {
    if (!stored.hasNext()) {
      return null;
    }
    Row row = stored.next();
    if (!merchant.equals(row.getString("merchant"))) {
      throw new IllegalStateException(
          "account " + setup.id() + " belongs to another merchant: " + row.getString("merchant"));
    }
    try {
      return Json.read(row.getBuffer("body").getBytes(), Account.class);
    } catch (MalformedRecordException e) {
      LOG.atWarn()
          .addKeyValue("account", setup.id())
          .addKeyValue("reason", e.getMessage())
          .log("A stored account cannot be read and is written anew");
      return null;
    }
  }

  private boolean same(Account account, AccountSetup setup) {
    return account.equals(
            account(
                account.merchant(),
                setup,
                account.inSecrets(),
                account.outSecret(),
                Objects.requireNonNullElse(account.version(), 1L)))
        && hasSecrets(account, setup);
  }

  private boolean hasSecrets(Account account, AccountSetup setup) {
    String context = Account.secretContext(account.id());
    try {
      List<byte[]> in =
          account.inSecrets().stream().map(s -> SealedBox.open(envelope, context, s)).toList();
      return Arrays.deepEquals(
              in.toArray(), setup.inSecrets().stream().map(Secret::bytes).toArray())
          && Arrays.equals(
              SealedBox.open(envelope, context, account.outSecret()), setup.outSecret().bytes());
    } catch (BoxException e) {
      LOG.atWarn()
          .addKeyValue("account", setup.id())
          .addKeyValue("reason", e.getMessage())
          .log("The secrets of a stored account cannot be opened and are written anew");
      return false;
    }
  }

  private Account seal(String merchant, AccountSetup setup, long version) {
    String context = Account.secretContext(setup.id());
    List<String> in = new ArrayList<>();
    for (Secret secret : setup.inSecrets()) {
      in.add(SealedBox.seal(envelope, context, secret.bytes()));
    }
    String out = SealedBox.seal(envelope, context, setup.outSecret().bytes());
    return account(merchant, setup, in, out, version);
  }

  private static Account account(
      String merchant, AccountSetup setup, List<String> inSecrets, String outSecret, long version) {
    PlatformLimits limits = PlatformLimits.of(setup.platform());
    return new Account(
        setup.id(),
        merchant,
        setup.platform(),
        setup.endpoint(),
        inSecrets,
        outSecret,
        setup.capabilities(),
        setup.honoursIdempotencyKeys(),
        version,
        limits.quota(),
        limits.longestText());
  }

  private static Future<Void> store(SqlConnection connection, Account account) {
    byte[] body = Json.bytes(account);
    return connection
        .preparedQuery(
            "INSERT INTO account (id, merchant, body) VALUES ($1, $2, $3) ON CONFLICT (id) DO"
                + " UPDATE SET body = $3")
        .execute(Tuple.of(account.id(), account.merchant(), Buffer.buffer(body)))
        .compose(
            stored ->
                Outbox.append(
                    connection,
                    account.merchant(),
                    List.of(
                        List.of(
                            new OutboxEntry(TopicNames.ACCOUNTS, account.id(), body),
                            new OutboxEntry(
                                TopicNames.EVENTS,
                                account.merchant(),
                                Json.bytes(account.change()))))));
  }
}
