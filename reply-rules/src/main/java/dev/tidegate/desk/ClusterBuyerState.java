package dev.tidegate.desk;

/**
 * A buyer of a cluster, one entry each, as it was kept before {@link ClusterBuyersState}; read no
 * more, and collected as garbage.
 */
public record ClusterBuyerState(long clusterSinceMs) {}
