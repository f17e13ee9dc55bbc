package dev.tidegate.ingress.delivery;

import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Require;
import dev.tidegate.event.Travelling;

/**
 * Value of an outcome in the ledger, with what the log must be told.
 *
 * @param actionOffset where the action stands in its partition of {@code tidegate.actions}
 * @param expiresAtMs after which nothing is sent for it
 */
record LedgerOutcome(long actionOffset, long expiresAtMs, DeliveryOutcome outcome)
    implements Travelling {
  LedgerOutcome {
    Require.present(outcome, "outcome");
  }
}
