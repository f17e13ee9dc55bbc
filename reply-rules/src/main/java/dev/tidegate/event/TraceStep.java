package dev.tidegate.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of an explanation. The code picks a sentence, the facts fill it; the portal holds the
 * sentences in each language.
 *
 * @param code for example {@code keyword_hit}, {@code faq_below_threshold}
 * @param facts for example {@code rule=K03, words=主播名字}; sorted by key, so that JSON is byte-equal
 */
public record TraceStep(String code, Map<String, String> facts) {
  public TraceStep {
    Require.text(code, "code");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** A step with key-value pairs, given as key, value, key, value. */
  public static TraceStep of(String code, String... keyValues) {
    if (keyValues.length % 2 != 0) {
      throw new IllegalArgumentException("keyValues must be pairs, were " + keyValues.length);
    }
    Map<String, String> facts = new TreeMap<>();
    for (int i = 0; i < keyValues.length; i += 2) {
      facts.put(keyValues[i], keyValues[i + 1]);
    }
    return new TraceStep(code, facts);
  }
}
