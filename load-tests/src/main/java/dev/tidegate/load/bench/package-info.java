/**
 * Benchmarks: an open-loop load, what came back, and figures that are ratios to a yardstick
 * measured in the same process. Latency counts from the moment that the schedule has for a send,
 * whether or not the sender kept it.
 */
@NullMarked
package dev.tidegate.load.bench;

import org.jspecify.annotations.NullMarked;
