package dev.tidegate.standalone.management;

import dev.tidegate.event.Source;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Both ledgers as counted so far, each record once: of a merchant's decisions and obligations only
 * those with a higher source than the last are counted, of dead letters only new places in the log.
 * Not safe for several threads.
 */
final class LedgerCounts {
  private static final int DEAD_LETTERS_KNOWN = 10_000;

  private final Totals totals;
  private final Map<String, String> lastDecision;
  private final Map<String, String> lastObligation;
  private final Set<String> deadLetters;

  /**
   * The numbers.
   *
   * @param records on the log by type
   * @param decided by disposition
   * @param deadLetters by reason
   * @param opened obligations
   * @param closed obligations by how they ended
   */
  record Totals(
      Map<String, Long> records,
      Map<String, Long> decided,
      Map<String, Long> deadLetters,
      Map<String, Long> opened,
      Map<String, Long> closed) {

    static Totals empty() {
      return new Totals(
          new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Totals copy() {
      return new Totals(
          new TreeMap<>(records),
          new TreeMap<>(decided),
          new TreeMap<>(deadLetters),
          new TreeMap<>(opened),
          new TreeMap<>(closed));
    }

    long open() {
      return sum(opened) - sum(closed);
    }

    private static long sum(Map<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** All that is needed to go on counting. */
  record Snapshot(
      Totals totals,
      Map<String, String> lastDecision,
      Map<String, String> lastObligation,
      Set<String> deadLetters) {

    static Snapshot empty() {
      return new Snapshot(Totals.empty(), Map.of(), Map.of(), Set.of());
    }
  }

  /** Counts from where the snapshot was taken. */
  LedgerCounts(Snapshot from) {
    this.totals = from.totals().copy();
    this.lastDecision = new HashMap<>(from.lastDecision());
    this.lastObligation = new HashMap<>(from.lastObligation());
    this.deadLetters = new LinkedHashSet<>(from.deadLetters());
  }

  Snapshot snapshot() {
    return new Snapshot(
        totals.copy(),
        Map.copyOf(lastDecision),
        Map.copyOf(lastObligation),
        new LinkedHashSet<>(deadLetters));
  }

  /** The numbers as they are now, a copy. */
  Totals totals() {
    return totals.copy();
  }

  void logged(String type) {
    totals.records().merge(type, 1L, Long::sum);
  }

  void decided(String merchant, String source, String disposition) {
    if (isNew(lastDecision, merchant, source)) {
      totals.decided().merge(disposition, 1L, Long::sum);
    }
  }

  void opened(String merchant, String source, String kind) {
    if (isNew(lastObligation, merchant, source)) {
      totals.opened().merge(kind, 1L, Long::sum);
    }
  }

  void closed(String merchant, String source, String by) {
    if (isNew(lastObligation, merchant, source)) {
      totals.closed().merge(by, 1L, Long::sum);
    }
  }

  /**
   * @param place of the record in the log
   */
  void deadLettered(String place, String reason) {
    if (deadLetters.add(place)) {
      totals.deadLetters().merge(reason, 1L, Long::sum);
      if (deadLetters.size() > DEAD_LETTERS_KNOWN) {
        deadLetters.remove(deadLetters.iterator().next());
      }
    }
  }

  private static boolean isNew(Map<String, String> last, String merchant, String source) {
    String before = last.get(merchant);
    if (before != null && Source.parse(source).compareTo(Source.parse(before)) <= 0) {
      return false;
    }
    last.put(merchant, source);
    return true;
  }
}
