package dev.tidegate.ingress.delivery;

import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Which offset of one partition may be committed while records are finished in any order: the
 * lowest that is not done. Offsets may have gaps. Confined to one thread.
 */
final class OffsetTracker {
  private final TreeSet<Long> open = new TreeSet<>();
  private long next = -1;

  /** A record was read; offsets must rise. */
  void started(long offset) {
    if (offset < next) {
      throw new IllegalArgumentException("offset " + offset + " was already read, next " + next);
    }
    open.add(offset);
    next = offset + 1;
  }

  /** A record is finished: it need not be read again. */
  void done(long offset) {
    open.remove(offset);
  }

  /** The offset to go on from after a restart, empty before the first record. */
  OptionalLong committable() {
    if (next < 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(open.isEmpty() ? next : open.first());
  }
}
