package dev.tidegate.load.replay;

import java.time.Duration;
import java.util.Map;

/**
 * What a replay saw.
 *
 * @param sent events whose moment came
 * @param accepted of them, answered 2xx
 * @param refused the others by reason: {@code http_<status>}, {@code timeout}, {@code connection}
 * @param p50 from an event's moment to its answer, accepted ones only; zero when none was
 * @param p99 likewise
 * @param longest likewise
 */
public record ReplayReport(
    long sent,
    long accepted,
    Map<String, Long> refused,
    Duration p50,
    Duration p99,
    Duration longest) {

  public ReplayReport {
    refused = Map.copyOf(refused);
  }
}
