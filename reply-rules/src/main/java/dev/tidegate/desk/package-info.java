/**
 * The merchant desk: one deterministic state machine per merchant. Input is the log and nothing
 * else: no clock, no I/O, no randomness. The same log and the same rule sets give byte-equal
 * decisions, whether the state is in memory or in Flink.
 */
@NullMarked
package dev.tidegate.desk;

import org.jspecify.annotations.NullMarked;
