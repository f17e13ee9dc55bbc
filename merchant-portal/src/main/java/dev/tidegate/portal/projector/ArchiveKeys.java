package dev.tidegate.portal.projector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.privacy.SecretKeyWithId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * The keys under which texts are stored. Opened keys are remembered for a minute; that a merchant
 * is unknown is not, since it may be made at any moment. Safe from any thread.
 */
public final class ArchiveKeys {
  private static final String PURPOSE = "archive";
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MERCHANTS = 10_000;

  private final Pool pool;
  private final SecretKeyWithId envelope;
  private final Cache<String, KeyRing> opened =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MERCHANTS).build();

  public ArchiveKeys(Pool pool, SecretKeyWithId envelope) {
    this.pool = pool;
    this.envelope = envelope;
  }

  /** The merchant's keys; empty when the merchant is unknown here. */
  public Future<Optional<KeyRing>> find(String merchant) {
    KeyRing known = opened.getIfPresent(merchant);
    if (known != null) {
      return Future.succeededFuture(Optional.of(known));
    }
    return pool.preparedQuery("SELECT keys FROM merchant WHERE id = $1")
        .execute(Tuple.of(merchant))
        .map(this::open)
        .onSuccess(keys -> keys.ifPresent(ring -> opened.put(merchant, ring)));
  }

  private Optional<KeyRing> open(RowSet<Row> rows) {
    Iterator<Row> found = rows.iterator();
    if (!found.hasNext()) {
      return Optional.empty();
    }
    try {
      byte[] stored = found.next().getBuffer("keys").getBytes();
      return Optional.of(KeyRing.open(envelope, Json.read(stored, MerchantKeys.class)));
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("stored merchant keys cannot be read", e);
    }
  }

  /** Seals a text for the archive. */
  static String seal(KeyRing keys, String text) {
    return keys.seal(PURPOSE, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Opens a text of the archive. */
  public static String open(KeyRing keys, String sealed) {
    return new String(keys.open(PURPOSE, sealed), StandardCharsets.UTF_8);
  }
}
