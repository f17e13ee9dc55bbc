/**
 * Replays recorded rooms over the signed HTTP ingress, open loop: each event is sent at its moment,
 * whether or not earlier ones were answered, and latency counts from that moment. The signer is the
 * library {@code com.standardwebhooks}, not our own code.
 */
@NullMarked
package dev.tidegate.load.replay;

import org.jspecify.annotations.NullMarked;
