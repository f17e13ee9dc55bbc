package dev.tidegate.portal.live;

import dev.tidegate.account.KeyRing;
import dev.tidegate.portal.explain.ReplyStatus;
import dev.tidegate.portal.projector.ArchiveKeys;
import dev.tidegate.text.Masking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest replies of a room, as the projections have them. */
public final class RecentReplies {
  /** How many are looked at for changes: replies that were sent earlier change no more. */
  static final int WATCHED = 100;

  private static final String SELECT =
      """
      SELECT a.action_id, a.at_ms, a.text_sealed, o.status, o.reason, q.text_sealed AS question
      FROM action_sent a
      LEFT JOIN action_outcome o ON o.merchant = a.merchant AND o.action_id = a.action_id
      LEFT JOIN LATERAL (
        SELECT e.text_sealed FROM archive_event e
        WHERE e.merchant = a.merchant AND e.event_id = a.in_reply_to LIMIT 1) q ON true
      WHERE a.merchant = $1 AND a.room = $2
      ORDER BY a.at_ms DESC, a.off DESC, a.n DESC LIMIT $3
      """;

  private final Vertx vertx;
  private final Pool pool;
  private final ArchiveKeys keys;

  public RecentReplies(Vertx vertx, Pool pool, ArchiveKeys keys) {
    this.vertx = vertx;
    this.pool = pool;
    this.keys = keys;
  }

  /** A reply as the page shows it. */
  record Reply(
      String actionId,
      long atMs,
      @Nullable String text,
      @Nullable String question,
      String status,
      @Nullable String reason) {}

  /** Oldest first. */
  Future<List<Reply>> of(RoomKey room) {
    return keys.find(room.merchant())
        .compose(
            ring ->
                pool.preparedQuery(SELECT)
                    .execute(Tuple.of(room.merchant(), room.room(), WATCHED))
                    .compose(rows -> vertx.executeBlocking(() -> replies(ring, rows), false)));
  }

  private static List<Reply> replies(Optional<KeyRing> ring, RowSet<Row> rows) {
    List<Reply> replies = new ArrayList<>();
    for (Row row : rows) {
      String question = open(ring, row.getString("question"));
      replies.add(
          new Reply(
              row.getString("action_id"),
              row.getLong("at_ms"),
              open(ring, row.getString("text_sealed")),
              question == null ? null : Masking.mask(question),
              ReplyStatus.of(row.getString("status"), row.getString("reason")),
              row.getString("reason")));
    }
    Collections.reverse(replies);
    return replies;
  }

  private static @Nullable String open(Optional<KeyRing> ring, @Nullable String sealed) {
    return ring.isEmpty() || sealed == null ? null : ArchiveKeys.open(ring.get(), sealed);
  }
}
