package dev.tidegate.portal.outbox;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts records into the outbox, in the transaction that makes them true. */
public final class Outbox {
  /** Bytes of a value that the log surely takes: Kafka's 1 MiB less key, headers and reserve. */
  public static final int MAX_VALUE_BYTES = 900_000;

  private static final String IDS =
      "SELECT nextval('outbox_id_seq') AS id FROM generate_series(1, $1::int)";
  private static final String INSERT =
      "INSERT INTO outbox (id, after, topic, merchant, key, value) VALUES ($1, $2, $3, $4, $5, $6)";

  private Outbox() {}

  /**
   * Appends chains of records: within a chain each is sent only after the one before it was
   * acknowledged; chains do not wait for each other.
   *
   * <p>The caller holds the lock of the merchant (see {@link #lock}), so that the order of ids is
   * the order of commits.
   */
  public static Future<Void> append(
      SqlConnection connection, String merchant, List<List<OutboxEntry>> chains) {
    int count = chains.stream().mapToInt(List::size).sum();
    if (count == 0) {
      return Future.succeededFuture();
    }
    return connection
        .preparedQuery(IDS)
        .execute(Tuple.of(count))
        .compose(
            ids ->
                connection
                    .preparedQuery(INSERT)
                    .executeBatch(rows(merchant, chains, ids.iterator())))
        .mapEmpty();
  }

  /**
   * Makes every other change of this merchant wait for the end of the transaction. Gives false when
   * the merchant does not exist.
   */
  public static Future<Boolean> lock(SqlConnection connection, String merchant) {
    return connection
        .preparedQuery("SELECT 1 FROM merchant WHERE id = $1 FOR UPDATE")
        .execute(Tuple.of(merchant))
        .map(rows -> rows.size() == 1);
  }

  private static List<Tuple> rows(
      String merchant, List<List<OutboxEntry>> chains, Iterator<Row> ids) {
    List<Tuple> rows = new ArrayList<>();
    for (List<OutboxEntry> chain : chains) {
      Long before = null;
      for (OutboxEntry entry : chain) {
        Long id = ids.next().getLong("id");
        rows.add(row(id, before, merchant, entry));
        before = id;
      }
    }
    return rows;
  }

  private static Tuple row(Long id, @Nullable Long before, String merchant, OutboxEntry entry) {
    byte[] value = entry.value();
    return Tuple.of(
        id,
        before,
        entry.topic(),
        merchant,
        entry.key(),
        value == null ? null : Buffer.buffer(value));
  }
}
