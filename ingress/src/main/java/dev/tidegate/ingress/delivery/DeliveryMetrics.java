package dev.tidegate.ingress.delivery;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.Locale;

/** Names and tags of delivery's metrics. Safe from any thread. */
public final class DeliveryMetrics {
  public static final String IN = "tidegate_delivery_in_total";
  public static final String SENT = "tidegate_delivery_sent_total";
  public static final String DROPPED = "tidegate_delivery_dropped_total";
  public static final String IN_FLIGHT = "tidegate_delivery_in_flight";
  public static final String DURATION = "tidegate_delivery_duration_seconds";
  public static final String CLAIM = "tidegate_delivery_claim_seconds";
  public static final String COMMENT_TO_REPLY = "tidegate_delivery_comment_to_reply_seconds";

  private static final double MS_PER_SECOND = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] BUCKETS = {
    .001, .002, .003, .005, .0075, .01, .015, .02, .03, .05, .075, .1, .15, .2, .3, .5, 1, 2, 5, 10,
    30
  };

  /** Why an action was not sent. Every action is counted once, as sent or under one of these. */
  public enum Dropped {
    /** Read before, by its source or id. */
    REPEAT,
    /** The ledger already had its outcome. */
    SETTLED,
    /** Its time was over. */
    EXPIRED,
    /** A fact in it no longer holds. */
    STALE,
    /** Certainly not taken. */
    REFUSED,
    /** It may have been taken; not repeated. */
    UNCERTAIN,
    /** A person took the buyer over before it was sent. */
    WITHDRAWN,
    /** It takes back what is unsent, and there is nothing in it to send. */
    WITHDRAWAL,
    /** No action of ours; in the dead letters. */
    MALFORMED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Counter in;
  private final Counter sent;
  private final Counter dropped;
  private final Gauge inFlight;
  private final Histogram duration;
  private final Histogram claim;
  private final Histogram commentToReply;

  /** Registers all; one instance per registry. */
  public DeliveryMetrics(CollectorRegistry registry) {
    in = Counter.build(IN, "Actions read.").register(registry);
    sent = Counter.build(SENT, "Actions that a platform took.").register(registry);
    dropped =
        Counter.build(DROPPED, "Actions that ended unsent, by reason.")
            .labelNames("reason")
            .register(registry);
    for (Dropped reason : Dropped.values()) {
      dropped.labels(reason.label());
    }
    inFlight = Gauge.build(IN_FLIGHT, "Actions read and not yet finished.").register(registry);
    duration =
        Histogram.build(DURATION, "From reading an action to the platform's answer.")
            .buckets(BUCKETS)
            .register(registry);
    claim =
        Histogram.build(CLAIM, "From reading an action to the start of its first request.")
            .buckets(BUCKETS)
            .register(registry);
    commentToReply =
        Histogram.build(COMMENT_TO_REPLY, "From receiving a comment to its reply being taken.")
            .buckets(BUCKETS)
            .register(registry);
  }

  void in(int actions) {
    in.inc(actions);
    inFlight.inc(actions);
  }

  void finished() {
    inFlight.dec();
  }

  void dropped(Dropped reason) {
    dropped.labels(reason.label()).inc();
  }

  void claimed(long nanos) {
    claim.observe(nanos / NANOS_PER_SECOND);
  }

  void sent(long nanos) {
    sent.inc();
    duration.observe(nanos / NANOS_PER_SECOND);
  }

  /** A comment was answered by the bot. */
  void answered(long sinceCommentMs) {
    commentToReply.observe(Math.max(0, sinceCommentMs) / MS_PER_SECOND);
  }
}
