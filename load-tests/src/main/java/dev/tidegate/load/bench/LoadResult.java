package dev.tidegate.load.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run saw. Counts are of the whole run, percentiles without the warm-up.
 *
 * @param sent comments whose moment came
 * @param replies comments whose reply reached the endpoint
 * @param repeats requests at the endpoint beyond the first for their comment
 * @param refused comments that the ingress did not accept, by reason: {@code http_<status>} or
 *     {@code connection}
 * @param latency from a comment's moment to its reply at the endpoint
 * @param lateness from a comment's moment to the start of its request: the sender's own delay
 */
public record LoadResult(
    long sent,
    long replies,
    long repeats,
    Map<String, Long> refused,
    Percentiles latency,
    Percentiles lateness) {
  /**
   * A sender whose 99th percentile is later than this did not keep its schedule. The sender shares
   * the process and so its pauses (garbage collection stops all for 10 to 15 ms, twice a second at
   * 500/s); those are part of what is measured, since latency counts from a comment's moment.
   */
  static final double MOST_LATENESS_MS = 20;

  public LoadResult {
    refused = new TreeMap<>(refused);
  }

  /** Whether the sender kept its schedule. */
  public boolean keptSchedule() {
    return lateness.p99() <= MOST_LATENESS_MS;
  }

  /**
   * What the product did wrong, in words; empty when nothing. A late sender is no fault of the
   * product: {@link #keptSchedule} says whether the run counts.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (replies != sent) {
      problems.add(sent + " comments were sent, " + replies + " were answered");
    }
    if (!refused.isEmpty()) {
      problems.add("the ingress did not accept " + refused);
    }
    if (repeats != 0) {
      problems.add(repeats + " replies came more than once");
    }
    return problems;
  }
}
