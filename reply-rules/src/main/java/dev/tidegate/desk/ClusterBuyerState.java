package dev.tidegate.desk;

/** Marks that a buyer is counted in the cluster that began at {@code clusterSinceMs}. */
public record ClusterBuyerState(long clusterSinceMs) {}
