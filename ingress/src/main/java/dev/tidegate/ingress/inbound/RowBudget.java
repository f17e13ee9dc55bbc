package dev.tidegate.ingress.inbound;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the events that are in the queue or on their way into it. Safe from any thread. */
final class RowBudget {
  private final long max;
  private final AtomicLong rows;
  private final InboundMetrics metrics;

  RowBudget(long max, long rows, InboundMetrics metrics) {
    this.max = max;
    this.rows = new AtomicLong(rows);
    this.metrics = metrics;
    metrics.queueRows(rows);
  }

  /** Whether there was room for that many more, which then is taken. */
  boolean take(int count) {
    long now = rows.addAndGet(count);
    if (now > max) {
      giveBack(count);
      return false;
    }
    metrics.queueRows(now);
    return true;
  }

  void giveBack(long count) {
    metrics.queueRows(rows.addAndGet(-count));
  }
}
