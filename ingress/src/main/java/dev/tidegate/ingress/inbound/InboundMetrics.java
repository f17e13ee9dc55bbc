package dev.tidegate.ingress.inbound;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomEvent;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.List;
import java.util.Locale;

/** All metrics of the inbound side, with what each counts. Safe from any thread. */
final class InboundMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Values of the tag {@code kind}. */
  enum Kind {
    COMMENT,
    DM,
    ORDER,
    ROOM,
    OTHER;

    static Kind of(LogRecord record) {
      if (record instanceof ChatEvent chat) {
        return chat.kind() == ChatEvent.Kind.DM ? DM : COMMENT;
      }
      if (record instanceof OrderEvent) {
        return ORDER;
      }
      return record instanceof RoomEvent ? ROOM : OTHER;
    }

    private String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Counter in =
      Counter.build("tidegate_inbound_in_total", "Requests received at /in.").create();
  private final Counter out =
      Counter.build("tidegate_inbound_out_total", "Events that the log has acknowledged.").create();
  private final Counter accepted =
      Counter.build("tidegate_inbound_accepted_total", "Events of requests answered 2xx.")
          .labelNames("kind")
          .create();
  private final Counter dropped =
      Counter.build("tidegate_inbound_dropped_total", "Requests refused, nothing of them is kept.")
          .labelNames("reason")
          .create();
  private final Counter deferred =
      Counter.build(
              "tidegate_inbound_deferred_total",
              "Requests answered 503 whose events are kept and will reach the log.")
          .create();
  private final Counter unreadable =
      Counter.build(
              "tidegate_inbound_unreadable_total",
              "Events of the local queue that did not open and were set aside in its file.")
          .create();
  private final Histogram duration =
      Histogram.build(
              "tidegate_inbound_duration_seconds", "From a request's header to its 2xx answer.")
          .buckets(.0005, .001, .002, .005, .01, .02, .05, .1, .25, .5, 1, 2)
          .create();
  private final Gauge queueRows =
      Gauge.build("tidegate_inbound_queue_rows", "Events in the local queue.").create();

  private final CollectorRegistry registry;
  private final List<Collector> all =
      List.of(in, out, accepted, dropped, deferred, unreadable, duration, queueRows);

  InboundMetrics(CollectorRegistry registry) {
    this.registry = registry;
    all.forEach(registry::register);
  }

  void onRequest() {
    in.inc();
  }

  void onAccepted(List<LogRecord> records, long nanos) {
    for (LogRecord record : records) {
      accepted.labels(Kind.of(record).tag()).inc();
    }
    duration.observe(nanos / NANOS_PER_SECOND);
  }

  void onRefused(Refusal refusal) {
    if (refusal == Refusal.NOT_LOGGED_YET) {
      deferred.inc();
    } else {
      dropped.labels(refusal.tag()).inc();
    }
  }

  void onLogged() {
    out.inc();
  }

  void onUnreadable() {
    unreadable.inc();
  }

  void queueRows(long rows) {
    queueRows.set((double) rows);
  }

  /** Takes the metrics out of the registry, so that a new server can put its own in. */
  void unregister() {
    all.forEach(registry::unregister);
  }
}
