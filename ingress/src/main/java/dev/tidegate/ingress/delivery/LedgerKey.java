package dev.tidegate.ingress.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Key of a record of the ledger: {@code <action id>/c/<instance>/<epoch>} is a claim, {@code
 * <action id>/o} an outcome.
 *
 * @param instance who claimed, null for an outcome
 * @param epoch of the ownership under which it was claimed, 0 for an outcome
 */
record LedgerKey(String actionId, @Nullable String instance, long epoch) {
  private static final String OUTCOME = "/o";
  private static final String CLAIM = "/c";

  static LedgerKey claim(String actionId, String instance, long epoch) {
    return new LedgerKey(actionId, instance, epoch);
  }

  static LedgerKey outcome(String actionId) {
    return new LedgerKey(actionId, null, 0);
  }

  /** Reads a key, null when it is none of the two. */
  static @Nullable LedgerKey parse(@Nullable String key) {
    if (key == null) {
      return null;
    }
    if (key.endsWith(OUTCOME)) {
      return outcome(key.substring(0, key.length() - OUTCOME.length()));
    }
    int beforeEpoch = key.lastIndexOf('/');
    int beforeInstance = beforeEpoch <= 0 ? -1 : key.lastIndexOf('/', beforeEpoch - 1);
    if (beforeInstance <= 0 || !key.substring(0, beforeInstance).endsWith(CLAIM)) {
      return null;
    }
    try {
      return claim(
          key.substring(0, beforeInstance - CLAIM.length()),
          key.substring(beforeInstance + 1, beforeEpoch),
          Long.parseLong(key.substring(beforeEpoch + 1)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  boolean isClaim() {
    return instance != null;
  }

  @Override
  public String toString() {
    return instance == null ? actionId + OUTCOME : actionId + CLAIM + "/" + instance + "/" + epoch;
  }
}
