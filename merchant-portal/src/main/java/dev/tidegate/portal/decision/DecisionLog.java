package dev.tidegate.portal.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tidegate.account.KeyRing;
import dev.tidegate.event.Source;
import dev.tidegate.event.TraceStep;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.explain.ReplyStatus;
import dev.tidegate.portal.explain.TraceWords;
import dev.tidegate.portal.projector.ArchiveKeys;
import dev.tidegate.ruleset.Language;
import dev.tidegate.text.Masking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, newest first, with the words that were said and the replies that went out.
 *
 * <p>Words are stored sealed, so a search opens and compares them one by one: it looks at {@value
 * #SCANNED} decisions at most and then gives the cursor to go on from.
 */
public final class DecisionLog {
  private static final int SCANNED = 5_000;
  private static final int CHUNK = 500;
  private static final int PSEUDONYM_SHOWN = 6;
  private static final TypeReference<List<TraceStep>> TRACE = new TypeReference<>() {};
  private static final String SELECT =
      """
      SELECT d.part, d.off, d.n, d.record_type, d.event_id, d.room, d.buyer, d.disposition,
             d.reason, d.question, d.sku, d.answer_id, d.rule_set_version, d.trace::text AS trace,
             d.at_ms, e.kind, e.text_sealed
      FROM decision d
      LEFT JOIN archive_event e ON e.merchant = d.merchant AND e.part = d.part AND e.off = d.off
      WHERE d.merchant = $1
        AND (d.at_ms, d.off, d.n) < ($2, $3, $4)
      """
          + DecisionFilter.CONDITIONS
          + " ORDER BY d.at_ms DESC, d.off DESC, d.n DESC LIMIT $5";
  private static final String REPLIES =
      """
      SELECT a.action_id, a.in_reply_to, a.text_sealed, o.status, o.reason
      FROM action_sent a
      LEFT JOIN action_outcome o ON o.merchant = a.merchant AND o.action_id = a.action_id
      WHERE a.merchant = $1 AND a.in_reply_to = ANY($2)
      ORDER BY a.at_ms, a.off, a.n
      """;

  private final Vertx vertx;
  private final Pool pool;
  private final ArchiveKeys keys;

  public DecisionLog(Vertx vertx, Pool pool, ArchiveKeys keys) {
    this.vertx = vertx;
    this.pool = pool;
    this.keys = keys;
  }

  /** A place in the log; the page begins below it. */
  record Cursor(long atMs, long off, int n) {
    static final Cursor TOP = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    /** The form in which callers hand it back. */
    String text() {
      return atMs + "_" + off + "_" + n;
    }
  }

  /**
   * What to show.
   *
   * @param words part of the words, reply, rule or sku, in any case; null = all
   */
  record Query(DecisionFilter filter, @Nullable String words, Cursor before, int limit) {}

  record Reply(String actionId, @Nullable String text, String status, @Nullable String reason) {}

  /** One decision; kind is COMMENT, DM, or the type of a record that nobody said. */
  record Item(
      String source,
      long atMs,
      @Nullable String room,
      String kind,
      @Nullable String text,
      @Nullable String buyer,
      String disposition,
      String reason,
      boolean question,
      @Nullable String sku,
      @Nullable String answerId,
      @Nullable Long ruleSetVersion,
      List<TraceWords.Told> trace,
      List<Reply> replies) {}

  record Page(List<Item> items, @Nullable String next) {}

  /** One page. */
  Future<Page> page(String merchant, Query query, Language language) {
    return keys.find(merchant)
        .compose(ring -> collect(merchant, query, language, ring, new ArrayList<>(), 0));
  }

  private Future<Page> collect(
      String merchant,
      Query query,
      Language language,
      Optional<KeyRing> ring,
      List<Item> items,
      int scanned) {
    int chunk = query.words() == null ? query.limit() + 1 : CHUNK;
    return rows(merchant, query, chunk)
        .compose(
            rows ->
                replies(merchant, rows)
                    .compose(
                        replies ->
                            vertx.executeBlocking(
                                () -> items(rows, replies, ring, language), false)))
        .compose(
            found -> {
              String words = query.words();
              for (Item next : found) {
                if (items.size() == query.limit()) {
                  Cursor shown = cursorOf(items.get(items.size() - 1));
                  return Future.succeededFuture(new Page(items, shown.text()));
                }
                if (words == null || matches(next, words)) {
                  items.add(next);
                }
              }
              if (found.size() < chunk) {
                return Future.succeededFuture(new Page(items, null));
              }
              Cursor last = cursorOf(found.get(found.size() - 1));
              if (items.size() == query.limit() || scanned + chunk >= SCANNED) {
                return Future.succeededFuture(new Page(items, last.text()));
              }
              Query rest = new Query(query.filter(), words, last, query.limit());
              return collect(merchant, rest, language, ring, items, scanned + chunk);
            });
  }

  private static Cursor cursorOf(Item item) {
    Source source = Source.parse(item.source());
    return new Cursor(item.atMs(), source.offset(), source.n());
  }

  private Future<RowSet<Row>> rows(String merchant, Query query, int limit) {
    Cursor before = query.before();
    Tuple parameters =
        Tuple.of(merchant, before.atMs(), before.off(), before.n()).addInteger(limit);
    query.filter().addTo(parameters);
    return pool.preparedQuery(SELECT).execute(parameters);
  }

  private Future<RowSet<Row>> replies(String merchant, RowSet<Row> decisions) {
    List<String> events = new ArrayList<>();
    for (Row row : decisions) {
      String event = row.getString("event_id");
      if (event != null) {
        events.add(event);
      }
    }
    return pool.preparedQuery(REPLIES)
        .execute(Tuple.of(merchant, (Object) events.toArray(String[]::new)));
  }

  private static List<Item> items(
      RowSet<Row> rows, RowSet<Row> replyRows, Optional<KeyRing> ring, Language language) {
    Map<String, List<Reply>> replies = new HashMap<>();
    for (Row row : replyRows) {
      replies
          .computeIfAbsent(row.getString("in_reply_to"), event -> new ArrayList<>())
          .add(
              new Reply(
                  row.getString("action_id"),
                  open(ring, row.getString("text_sealed")),
                  ReplyStatus.of(row.getString("status"), row.getString("reason")),
                  row.getString("reason")));
    }
    List<Item> items = new ArrayList<>();
    for (Row row : rows) {
      items.add(item(row, replies, ring, language));
    }
    return items;
  }

  private static Item item(
      Row row, Map<String, List<Reply>> replies, Optional<KeyRing> ring, Language language) {
    String reason = row.getString("reason");
    String eventId = row.getString("event_id");
    // A repeat shares the event id with the decision that the replies belong to.
    boolean repeat = "duplicate_event".equals(reason);
    String kind = row.getString("kind");
    String text = open(ring, row.getString("text_sealed"));
    return new Item(
        new Source(row.getInteger("part"), row.getLong("off"), row.getInteger("n")).toString(),
        row.getLong("at_ms"),
        row.getString("room"),
        kind == null ? row.getString("record_type") : kind,
        text == null ? null : Masking.mask(text),
        shortened(row.getString("buyer")),
        row.getString("disposition"),
        reason,
        row.getBoolean("question"),
        row.getString("sku"),
        row.getString("answer_id"),
        row.getLong("rule_set_version"),
        TraceWords.tell(Columns.read(row.getString("trace"), TRACE), language),
        repeat || eventId == null ? List.of() : replies.getOrDefault(eventId, List.of()));
  }

  private static @Nullable String open(Optional<KeyRing> ring, @Nullable String sealed) {
    return ring.isEmpty() || sealed == null ? null : ArchiveKeys.open(ring.get(), sealed);
  }

  private static @Nullable String shortened(@Nullable String buyer) {
    return buyer == null || buyer.length() <= PSEUDONYM_SHOWN
        ? buyer
        : buyer.substring(0, PSEUDONYM_SHOWN);
  }

  private static boolean matches(Item item, String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return contains(item.text(), wanted)
        || contains(item.answerId(), wanted)
        || contains(item.sku(), wanted)
        || contains(item.buyer(), wanted)
        || item.replies().stream().anyMatch(reply -> contains(reply.text(), wanted));
  }

  private static boolean contains(@Nullable String text, String wanted) {
    return Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT).contains(wanted);
  }
}
