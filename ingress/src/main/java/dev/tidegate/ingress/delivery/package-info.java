/**
 * Delivery: sends what stands on {@code tidegate.actions}, each action once. Per action: claim in
 * {@code tidegate.ledger} acknowledged and read back, facts compared, sent, outcome to the ledger,
 * outcome to the log, then the offset may be committed.
 *
 * <p>Threads. All state of actions belongs to one thread, the core ({@link
 * dev.tidegate.ingress.delivery.Core}). Two threads only poll, one the actions and one the ledger,
 * and hand over what they read; requests run on an event loop and hand back what they found. So
 * nothing waits for a slow endpoint but that endpoint's own buyers.
 */
@NullMarked
package dev.tidegate.ingress.delivery;

import org.jspecify.annotations.NullMarked;
