package dev.tidegate.ingress.delivery;

import dev.tidegate.event.Travelling;

/**
 * Value of a claim in the ledger: what tells when the entry may be forgotten.
 *
 * @param actionOffset where the action stands in its partition of {@code tidegate.actions}
 * @param expiresAtMs after which nothing is sent for it
 */
record LedgerClaim(long actionOffset, long expiresAtMs) implements Travelling {}
