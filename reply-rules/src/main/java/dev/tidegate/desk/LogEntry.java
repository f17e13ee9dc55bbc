package dev.tidegate.desk;

import dev.tidegate.event.LogRecord;
import dev.tidegate.text.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log with its place in it.
 *
 * @param evidence what Comprehend found; present with a {@code ChatEvent}, null with all others
 * @param appendMs when the broker appended it
 */
public record LogEntry(
    LogRecord record, @Nullable Evidence evidence, int partition, long offset, long appendMs) {}
