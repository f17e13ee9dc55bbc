package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * Desk time: starts at the first append time and grows by {@code max(0, append - previous append)},
 * so a broker's clock that is set back costs one record and never moves time backwards.
 */
final class DeskClock {
  private DeskClock() {}

  static MerchantState advance(@Nullable MerchantState before, long appendMs) {
    if (before == null) {
      return new MerchantState(appendMs, appendMs, -1, null);
    }
    long step = Math.max(0, appendMs - before.lastAppendMs());
    return new MerchantState(
        before.deskTimeMs() + step, appendMs, before.releaseNumber(), before.stable());
  }
}
