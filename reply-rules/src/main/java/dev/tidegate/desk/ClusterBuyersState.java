package dev.tidegate.desk;

/**
 * The distinct buyers of a cluster: each by a hash up to {@link DistinctBuyers#EXACT} of them, then
 * only their estimated number. Nobody writes into the arrays.
 *
 * @param clusterSinceMs when the cluster began; tells a cluster from an earlier one of the same id
 * @param hashes ascending, each once; empty when there are too many
 * @param sketch UltraLogLog (Ertl 2023) of all hashes; empty when there are few
 */
@SuppressWarnings("ArrayRecordComponent") // up to a thousand: boxes cost too much
public record ClusterBuyersState(long clusterSinceMs, long[] hashes, byte[] sketch) {}
