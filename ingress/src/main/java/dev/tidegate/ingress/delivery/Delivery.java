package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Action;
import dev.tidegate.ingress.platform.Sender;
import org.jspecify.annotations.Nullable;

/** One action on its way. Confined to the core. */
final class Delivery {
  /** Where it stands. */
  enum Stage {
    /** Another action of its buyer is on the way. */
    WAITING,
    /** The claim is appended, and not yet both acknowledged and read back. */
    CLAIMING,
    /** A request is under way. */
    SENDING,
    /** A pause before the next attempt. */
    PAUSING,
    /** The outcome is appended, and not yet read back. */
    SETTLING,
    /** The outcome goes to the log. */
    PUBLISHING,
    /** Finished, or left to the partition's next owner. */
    OVER
  }

  /** Whose order is kept. */
  record Buyer(String merchant, String id) {}

  final OwnedPartition partition;
  final long offset;
  final Action action;
  final long readAtNanos;

  Stage stage = Stage.WAITING;
  boolean claimAnswered;
  boolean claimReadBack;
  int attempts;

  /** Whether an attempt, of an instance before us too, may have been taken. */
  boolean doubt;

  /** Of the last attempt, null before the first. */
  @Nullable String lastReason;

  /** What is sent, null until the first attempt. */
  Sender.@Nullable Message message;

  Delivery(OwnedPartition partition, long offset, Action action, long readAtNanos) {
    this.partition = partition;
    this.offset = offset;
    this.action = action;
    this.readAtNanos = readAtNanos;
  }

  Buyer buyer() {
    return new Buyer(action.merchant(), action.buyer());
  }
}
