package dev.tidegate.ingress.delivery;

import dev.tidegate.event.DeliveryOutcome;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One partition of {@code tidegate.ledger} in memory, in the order of the log: of each action the
 * first claim and the first outcome win, whoever wrote them.
 *
 * <p>An entry is forgotten when it is settled, expired, and its action stands below the offset that
 * may be committed: then the action is not read again, and a repeat of it would be refused as
 * expired. A claim without an outcome is never forgotten. Confined to one thread.
 */
final class Ledger {
  private final Map<String, Entry> entries = new HashMap<>();
  private final Queue<Settled> settledInOrder = new ArrayDeque<>();

  private record Settled(String actionId, long actionOffset, long expiresAtMs) {}

  /**
   * What the ledger knows of an action; at least one of the two is there.
   *
   * @param claim the first claim in the log
   * @param outcome the first outcome in the log
   */
  record Entry(@Nullable LedgerKey claim, @Nullable DeliveryOutcome outcome) {}

  /** A claim was read. */
  void claimed(LedgerKey claim) {
    Entry before = entries.get(claim.actionId());
    if (before == null) {
      entries.put(claim.actionId(), new Entry(claim, null));
    } else if (before.claim() == null) {
      entries.put(claim.actionId(), new Entry(claim, before.outcome()));
    }
  }

  /** An outcome was read. */
  void settled(LedgerOutcome value) {
    String actionId = value.outcome().actionId();
    Entry before = entries.get(actionId);
    if (before != null && before.outcome() != null) {
      return;
    }
    entries.put(actionId, new Entry(before == null ? null : before.claim(), value.outcome()));
    settledInOrder.add(new Settled(actionId, value.actionOffset(), value.expiresAtMs()));
  }

  /** What is known of an action, null when nothing is. */
  @Nullable Entry get(String actionId) {
    return entries.get(actionId);
  }

  /**
   * Forgets what no action that can still be read needs; see the class. Cheap when called often.
   */
  void forget(long committable, long nowMs) {
    Settled oldest = settledInOrder.peek();
    while (oldest != null && oldest.actionOffset() < committable && oldest.expiresAtMs() < nowMs) {
      entries.remove(oldest.actionId());
      settledInOrder.remove();
      oldest = settledInOrder.peek();
    }
  }

  /** How many actions are remembered. */
  int size() {
    return entries.size();
  }
}
