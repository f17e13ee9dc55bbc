package dev.tidegate.portal.session;

import dev.tidegate.portal.http.Caller;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions in the database: whoever reads the table cannot sign in with what is in it. */
public final class Sessions {
  /** How long a session lasts from its sign-in. */
  public static final Duration LIFE = Duration.ofHours(12);

  private static final int TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SELECT =
      """
      SELECT s.csrf, u.id, u.name AS user_name, u.initial_password, m.id AS merchant,
             m.name AS merchant_name
      FROM session s JOIN app_user u ON u.id = s.user_id JOIN merchant m ON m.id = u.merchant
      WHERE s.token_hash = $1 AND s.expires_ms > $2
      """;

  private final Pool pool;
  private final Clock clock;

  public Sessions(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** Opens a session and gives its token, which is stored nowhere. Ended sessions are removed. */
  Future<String> open(long userId) {
    String token = randomToken();
    long now = clock.millis();
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery("DELETE FROM session WHERE expires_ms <= $1")
                .execute(Tuple.of(now))
                .compose(
                    deleted ->
                        connection
                            .preparedQuery("INSERT INTO session VALUES ($1, $2, $3, $4, $5)")
                            .execute(
                                Tuple.of(
                                    Buffer.buffer(hash(token)),
                                    userId,
                                    randomToken(),
                                    now,
                                    now + LIFE.toMillis())))
                .map(token));
  }

  /** The session of a token; empty when it is unknown or over. */
  Future<Optional<Caller>> find(String token) {
    byte[] hash = hash(token);
    return pool.preparedQuery(SELECT)
        .execute(Tuple.of(Buffer.buffer(hash), clock.millis()))
        .map(rows -> caller(hash, rows));
  }

  /** Those of the token hashes whose session is in force. */
  public Future<Set<Buffer>> alive(List<byte[]> tokenHashes) {
    Buffer[] hashes = tokenHashes.stream().map(Buffer::buffer).toArray(Buffer[]::new);
    return pool.preparedQuery(
            "SELECT token_hash FROM session WHERE token_hash = ANY($1) AND expires_ms > $2")
        .execute(Tuple.of(hashes, clock.millis()))
        .map(
            rows -> {
              Set<Buffer> alive = new HashSet<>();
              for (Row row : rows) {
                alive.add(row.getBuffer("token_hash"));
              }
              return alive;
            });
  }

  Future<Void> close(byte[] tokenHash) {
    return pool.preparedQuery("DELETE FROM session WHERE token_hash = $1")
        .execute(Tuple.of(Buffer.buffer(tokenHash)))
        .mapEmpty();
  }

  /** Ends all sessions of a user but one. */
  static Future<Void> closeOthers(SqlConnection connection, long userId, byte[] keptTokenHash) {
    return connection
        .preparedQuery("DELETE FROM session WHERE user_id = $1 AND token_hash <> $2")
        .execute(Tuple.of(userId, Buffer.buffer(keptTokenHash)))
        .mapEmpty();
  }

  private static Optional<Caller> caller(byte[] hash, RowSet<Row> rows) {
    Iterator<Row> found = rows.iterator();
    if (!found.hasNext()) {
      return Optional.empty();
    }
    Row row = found.next();
    String user = row.getString("user_name");
    String merchant = row.getString("merchant");
    Caller.Session session =
        new Caller.Session(
            hash,
            row.getLong("id"),
            user,
            merchant,
            row.getString("merchant_name"),
            row.getString("csrf"),
            row.getBoolean("initial_password"));
    return Optional.of(new Caller(merchant, user, session));
  }

  /** SHA-256 is enough here: the token has 256 random bits, there is nothing to guess. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 must be available in every Java runtime", e);
    }
  }

  static String randomToken() {
    byte[] token = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }
}
