package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * A question that several buyers ask, in their words.
 *
 * @param text as the first buyer wrote it
 * @param sinceMs append time of the first; tells markers of an earlier cluster of the same words
 *     apart
 */
public record ClusterState(
    String text,
    int buyers,
    int comments,
    long sinceMs,
    long lastMs,
    boolean needsPerson,
    @Nullable String sku,
    @Nullable String answer) {}
