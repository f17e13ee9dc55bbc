package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * Who asked a question that shares its answer with others: what is needed to answer this buyer
 * alone. Kept as long as the question is open, under the obligation's id.
 *
 * @param why why the last way to this buyer alone did not work, null when none was tried
 */
public record AskerState(
    String cluster,
    String account,
    String platform,
    String replyTo,
    long receivedAtMs,
    @Nullable String why) {}
