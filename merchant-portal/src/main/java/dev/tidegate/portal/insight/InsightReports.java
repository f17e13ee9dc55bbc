package dev.tidegate.portal.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tidegate.account.KeyRing;
import dev.tidegate.event.RoomMinute.Cluster;
import dev.tidegate.insight.Figure;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.WhatNext;
import dev.tidegate.portal.database.Columns;
import dev.tidegate.portal.insight.InsightReport.Answered;
import dev.tidegate.portal.insight.InsightReport.Hot;
import dev.tidegate.portal.insight.InsightReport.Point;
import dev.tidegate.portal.insight.InsightReport.Ruling;
import dev.tidegate.portal.projector.ArchiveKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds the minutes of a span up to a report. */
public final class InsightReports {
  private static final int ANSWERS = 12;
  private static final int HOT = 12;

  /** Points of a series at most. */
  private static final int POINTS = 72;

  /** Boards that are looked through for hot questions, newest first. */
  private static final int BOARDS = 5_000;

  private static final TypeReference<List<Cluster>> CLUSTERS = new TypeReference<>() {};
  private static final String SPAN =
      """
      FROM insight_minute m
      WHERE m.merchant = $1 AND m.at_ms >= $2 AND m.at_ms < $3 AND ($4::text IS NULL OR m.room = $4)
      """;

  /** The sums of all four kinds of counts. */
  private static final String SUMS =
      """
      SELECT k.kind, c.key, sum(c.value::bigint)::bigint AS count
      FROM (SELECT m.figures, m.rulings, m.answers, m.waits, m.at_ms %s) s
      CROSS JOIN LATERAL (VALUES ('figures', s.figures), ('rulings', s.rulings),
                                 ('answers', s.answers), ('waits', s.waits),
                                 (CASE WHEN s.at_ms < $5 THEN 'settled' ELSE 'open' END, s.figures)
                         ) k (kind, counts)
      CROSS JOIN LATERAL jsonb_each_text(k.counts) c
      GROUP BY k.kind, c.key
      """
          .formatted(SPAN);

  private static final String SERIES =
      """
      SELECT m.at_ms / $5 * $5 AS at,
             sum(coalesce((m.figures->>'comments')::bigint, 0)
                 + coalesce((m.figures->>'dms')::bigint, 0))::bigint AS comments,
             sum(coalesce((m.figures->>'questions')::bigint, 0))::bigint AS questions,
             sum(coalesce((m.figures->>'byRule')::bigint, 0)
             + coalesce((m.figures->>'byHost')::bigint, 0)
                 + coalesce((m.figures->>'byFaq')::bigint, 0)
                 + coalesce((m.figures->>'byProduct')::bigint, 0))::bigint AS answered
      %s GROUP BY 1 ORDER BY 1
      """
          .formatted(SPAN);
  private static final String SEALED =
      "SELECT m.room, m.clusters_sealed "
          + SPAN
          + " AND m.clusters_sealed IS NOT NULL ORDER BY m.at_ms DESC LIMIT "
          + BOARDS;
  private static final String ROOMS =
      """
      SELECT room FROM insight_minute
      WHERE merchant = $1 AND at_ms >= $2 AND at_ms < $3 AND room <> ''
      GROUP BY room ORDER BY max(at_ms) DESC, room LIMIT 100
      """;

  private final Vertx vertx;
  private final Pool pool;
  private final ArchiveKeys keys;

  public InsightReports(Vertx vertx, Pool pool, ArchiveKeys keys) {
    this.vertx = vertx;
    this.pool = pool;
    this.keys = keys;
  }

  /** Of which room (null = all) and when; whole minutes count that begin within. */
  record Span(@Nullable String room, long fromMs, long toMs) {
    Tuple parameters(String merchant) {
      return Tuple.of(merchant, fromMs, toMs, room);
    }

    long stepMs() {
      long minutes = 1 + (toMs - fromMs - 1) / (POINTS * MinuteChange.MINUTE_MS);
      return minutes * MinuteChange.MINUTE_MS;
    }
  }

  Future<InsightReport> report(String merchant, Span span, long nowMs) {
    long settledToMs =
        Math.floorDiv(
                nowMs - WhatNext.FOLLOW_UP_MS - MinuteChange.MINUTE_MS, MinuteChange.MINUTE_MS)
            * MinuteChange.MINUTE_MS;
    Future<Map<String, Map<String, Long>>> sums =
        pool.preparedQuery(SUMS)
            .execute(span.parameters(merchant).addLong(settledToMs))
            .map(InsightReports::sums);
    Future<List<Point>> series =
        pool.preparedQuery(SERIES)
            .execute(span.parameters(merchant).addLong(span.stepMs()))
            .map(InsightReports::points);
    Future<List<Hot>> hot =
        Future.all(
                keys.find(merchant), pool.preparedQuery(SEALED).execute(span.parameters(merchant)))
            .compose(
                both ->
                    vertx.executeBlocking(() -> hot(both.resultAt(0), both.resultAt(1)), false));
    Future<List<String>> rooms =
        pool.preparedQuery(ROOMS)
            .execute(Tuple.of(merchant, span.fromMs(), span.toMs()))
            .map(InsightReports::rooms);
    return Future.all(sums, series, hot, rooms)
        .map(
            all ->
                new Parts(sums.result(), series.result(), hot.result(), rooms.result())
                    .report(span, settledToMs));
  }

  /** What the queries gave. */
  private record Parts(
      Map<String, Map<String, Long>> sums, List<Point> series, List<Hot> hot, List<String> rooms) {

    InsightReport report(Span span, long settledToMs) {
      Map<String, Long> figures = new TreeMap<>();
      for (Figure figure : Figure.values()) {
        figures.put(figure.code(), of("figures").getOrDefault(figure.code(), 0L));
      }
      return new InsightReport(
          span.fromMs(),
          span.toMs(),
          figures,
          withoutAct(of("settled")),
          withoutAct(of("open")),
          settledToMs,
          WhatNext.FOLLOW_UP_MS,
          Percentiles.of(of("waits")),
          rulings(of("rulings")),
          answers(of("answers")),
          hot,
          span.stepMs(),
          series,
          rooms);
    }

    private Map<String, Long> of(String kind) {
      return sums.getOrDefault(kind, Map.of());
    }
  }

  private static long withoutAct(Map<String, Long> figures) {
    long acts = 0;
    for (Figure act :
        List.of(Figure.CONFIRMED, Figure.ASKED_AGAIN, Figure.WENT_TO_PERSON, Figure.BOUGHT)) {
      acts += figures.getOrDefault(act.code(), 0L);
    }
    return Math.max(0, figures.getOrDefault(Figure.FOLLOWED.code(), 0L) - acts);
  }

  private static List<Ruling> rulings(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry -> {
              String[] parts = entry.getKey().split("/", 2);
              return new Ruling(parts[0], parts.length > 1 ? parts[1] : "", entry.getValue());
            })
        .sorted(Comparator.comparingLong(Ruling::count).reversed().thenComparing(Ruling::reason))
        .toList();
  }

  private static List<Answered> answers(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Answered(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(Answered::count).reversed().thenComparing(Answered::answerId))
        .limit(ANSWERS)
        .toList();
  }

  private static Map<String, Map<String, Long>> sums(RowSet<Row> rows) {
    Map<String, Map<String, Long>> sums = new HashMap<>();
    for (Row row : rows) {
      sums.computeIfAbsent(row.getString("kind"), kind -> new TreeMap<>())
          .put(row.getString("key"), row.getLong("count"));
    }
    return sums;
  }

  private static List<Point> points(RowSet<Row> rows) {
    List<Point> points = new ArrayList<>();
    for (Row row : rows) {
      points.add(
          new Point(
              row.getLong("at"),
              row.getLong("comments"),
              row.getLong("questions"),
              row.getLong("answered")));
    }
    return points;
  }

  private static List<String> rooms(RowSet<Row> rows) {
    List<String> rooms = new ArrayList<>();
    rows.forEach(row -> rooms.add(row.getString("room")));
    return rooms;
  }

  /** Counts of a cluster grow while it stands on the board: its largest is its last. */
  private static List<Hot> hot(Optional<KeyRing> ring, RowSet<Row> rows) {
    Map<String, Hot> largest = new HashMap<>();
    if (ring.isEmpty()) {
      return List.of();
    }
    for (Row row : rows) {
      String room = row.getString("room");
      String clusters = ArchiveKeys.open(ring.get(), row.getString("clusters_sealed"));
      for (Cluster cluster : Columns.read(clusters, CLUSTERS)) {
        largest.merge(
            room + "\n" + cluster.id(),
            new Hot(room, cluster),
            (one, other) -> one.cluster().comments() >= other.cluster().comments() ? one : other);
      }
    }
    return largest.values().stream()
        .sorted(
            Comparator.comparingLong((Hot hot) -> hot.cluster().comments())
                .reversed()
                .thenComparing(hot -> hot.cluster().id()))
        .limit(HOT)
        .toList();
  }
}
