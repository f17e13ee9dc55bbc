package dev.tidegate.jobs.desk;

import dev.tidegate.text.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A readable record on its way to its merchant's desk; also what is parked in state.
 *
 * @param value JSON of a {@code LogRecord}: bytes and not the record, because a sealed interface is
 *     no POJO to Flink
 * @param evidence present with a chat event, null with all others
 */
@SuppressWarnings("ArrayRecordComponent") // travels between operators, is never compared
public record KeyedRecord(
    String merchant,
    int partition,
    long offset,
    long appendMs,
    byte[] value,
    @Nullable Evidence evidence) {}
