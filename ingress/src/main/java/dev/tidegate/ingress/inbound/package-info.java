/**
 * The inbound half of ingress: signed webhooks in, records on {@code tidegate.events} out.
 *
 * <p>The way of a request: sizes, account, signature over the raw bytes, parsing (all on an event
 * loop), then the local queue and the log (on one thread of their own, {@link
 * dev.tidegate.ingress.inbound.LogWriter}). A request is answered 2xx when Kafka has acknowledged
 * every event of it. What is in the queue reaches the log, in order, however long that takes; it is
 * never skipped. An event may reach the log twice; the desk drops the second by its id.
 *
 * <p>{@link dev.tidegate.ingress.inbound.IngressServer} starts and stops it all.
 */
@NullMarked
package dev.tidegate.ingress.inbound;

import org.jspecify.annotations.NullMarked;
