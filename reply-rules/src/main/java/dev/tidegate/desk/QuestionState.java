package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * An open obligation to answer a question; removed when it is closed.
 *
 * @param actionId the reply on its way, null while it waits for a person
 */
public record QuestionState(
    String eventId, @Nullable String room, String buyer, @Nullable String actionId) {}
