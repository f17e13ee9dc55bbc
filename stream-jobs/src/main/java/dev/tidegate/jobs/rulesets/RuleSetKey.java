package dev.tidegate.jobs.rulesets;

import org.jspecify.annotations.Nullable;

/** Names a published rule set, as the keys of {@code tidegate.rulesets} do: merchant/version. */
record RuleSetKey(String merchant, long version) {

  /** Reads a topic key; null when it is none. */
  static @Nullable RuleSetKey of(@Nullable String text) {
    int slash = text == null ? -1 : text.lastIndexOf('/');
    if (text == null || slash <= 0) {
      return null;
    }
    try {
      return new RuleSetKey(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  RuleSetKey before() {
    return new RuleSetKey(merchant, version - 1);
  }
}
