package dev.tidegate.ingress.inbound;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of bodies may be under way at one time: what is not yet verified can be anybody's.
 * Safe from any thread.
 */
final class ByteBudget {
  private final AtomicLong free;

  ByteBudget(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** Takes bytes out of the budget, null when there are not enough. */
  @Nullable Share take(long bytes) {
    if (free.addAndGet(-bytes) < 0) {
      free.addAndGet(bytes);
      return null;
    }
    return new Share(bytes);
  }

  /** Bytes taken out of the budget. */
  final class Share {
    private final long bytes;
    private final AtomicBoolean given = new AtomicBoolean();

    private Share(long bytes) {
      this.bytes = bytes;
    }

    /** Gives the bytes back; more than once is once. */
    void giveBack() {
      if (given.compareAndSet(false, true)) {
        free.addAndGet(bytes);
      }
    }
  }
}
