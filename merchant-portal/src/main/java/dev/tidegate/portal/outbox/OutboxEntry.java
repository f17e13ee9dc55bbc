package dev.tidegate.portal.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A record that must go to Kafka.
 *
 * @param value null = a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the database, never compared
public record OutboxEntry(String topic, String key, byte @Nullable [] value) {}
