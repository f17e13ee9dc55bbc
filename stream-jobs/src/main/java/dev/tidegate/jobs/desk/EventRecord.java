package dev.tidegate.jobs.desk;

import org.jspecify.annotations.Nullable;

/**
 * A record of {@code tidegate.events} as it stands in its partition.
 *
 * @param appendMs when the broker appended it
 * @param key the merchant when the producer is one of ours; null or anything else when not
 * @param value null for a tombstone, which has no place on the log
 */
@SuppressWarnings("ArrayRecordComponent") // travels between operators, is never compared
public record EventRecord(
    int partition, long offset, long appendMs, @Nullable String key, byte @Nullable [] value) {}
