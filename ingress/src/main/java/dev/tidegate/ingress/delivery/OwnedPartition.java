package dev.tidegate.ingress.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A partition of {@code tidegate.actions} and of the ledger while this instance owns it; a new
 * object for every assignment. The core owns the collections; the volatile fields are what it tells
 * the polling thread.
 */
final class OwnedPartition {
  final int number;

  /** Rises with every assignment, so that claims of an earlier ownership are known as orphans. */
  final long epoch;

  final Ledger ledger = new Ledger();
  final OffsetTracker offsets = new OffsetTracker();
  final SourceGate sources = new SourceGate();
  final Withdrawals withdrawals = new Withdrawals();
  final Turns<Delivery.Buyer, Delivery> turns =
      new Turns<>(Comparator.comparing(d -> d.action.kind()));
  final Map<String, Delivery> active = new HashMap<>();

  /** Completes when nothing is on the way any more after a drain began. */
  final CompletableFuture<Void> drained = new CompletableFuture<>();

  /** Set by the core when the partition is being given up: nothing new begins. */
  boolean draining;

  /** Set by the core when the partition is no longer ours: nothing is sent any more. */
  boolean lost;

  /** Read and not finished; the polling thread adds, the core takes away. */
  final AtomicInteger inFlight = new AtomicInteger();

  /** True once the ledger was read to its end; before that nothing of the partition is polled. */
  volatile boolean caughtUp;

  /** The offset to commit; at first the one to begin at. */
  volatile long committable;

  /**
   * @param begin offset of the first action that is read
   */
  OwnedPartition(int number, long epoch, long begin) {
    this.number = number;
    this.epoch = epoch;
    this.committable = begin;
  }

  /** The deliveries on the way, a copy. */
  List<Delivery> deliveries() {
    return new ArrayList<>(active.values());
  }

  /** Marks a record as finished and publishes the offset to commit. */
  void finished(long offset, long nowMs) {
    offsets.done(offset);
    inFlight.decrementAndGet();
    offsets.committable().ifPresent(next -> committable = next);
    ledger.forget(committable, nowMs);
    withdrawals.forget(committable);
  }
}
