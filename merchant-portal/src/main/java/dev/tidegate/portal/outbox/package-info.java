/**
 * From a committed transaction to Kafka: what must be on the log is a row in the same transaction,
 * and a worker writes rows in dependency order until each is acknowledged.
 */
@NullMarked
package dev.tidegate.portal.outbox;

import org.jspecify.annotations.NullMarked;
