package dev.tidegate.portal.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param after the row that must be acknowledged first, null when there is none
 * @param value null is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent")
record Waiting(
    long id,
    @Nullable Long after,
    String topic,
    String merchant,
    String key,
    byte @Nullable [] value) {}
