/**
 * Everything in one JVM: {@code ./tidegate up} starts Kafka, PostgreSQL, portal, job, delivery and
 * ingress in this order, and stops them in the reverse one. State lies below one data directory,
 * which one process at a time may hold.
 */
@NullMarked
package dev.tidegate.standalone;

import org.jspecify.annotations.NullMarked;
