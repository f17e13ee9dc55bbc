package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Source;
import java.util.HashMap;
import java.util.Map;

/**
 * Drops repeats: an output whose source is not higher than the last of its merchant was there
 * before. It lives as long as the partition is owned, so after a restart everything above the
 * committed offset passes once more, and the ledger decides. Confined to one thread.
 */
final class SourceGate {
  private final Map<String, Source> last = new HashMap<>();

  /** True when {@code source} is higher than the last of the merchant, which it then becomes. */
  boolean passes(String merchant, Source source) {
    Source before = last.get(merchant);
    if (before != null && source.compareTo(before) <= 0) {
      return false;
    }
    last.put(merchant, source);
    return true;
  }
}
