package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * An open obligation to answer a question; removed when it is closed.
 *
 * @param actionId the reply on its way, null while it waits for a person
 * @param wording id of the cluster that its words alone would be, null when it waits in none
 */
public record QuestionState(
    String eventId,
    @Nullable String room,
    String buyer,
    @Nullable String actionId,
    @Nullable String wording) {

  QuestionState withAction(@Nullable String id) {
    return new QuestionState(eventId, room, buyer, id, wording);
  }
}
