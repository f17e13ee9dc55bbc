/**
 * The management port: liveness, readiness and metrics, and the meter that follows the log to show
 * both ledgers of the design.
 */
@NullMarked
package dev.tidegate.standalone.management;

import org.jspecify.annotations.NullMarked;
