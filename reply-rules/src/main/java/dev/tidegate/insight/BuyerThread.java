package dev.tidegate.insight;

import dev.tidegate.event.QuestionNext.Next;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a buyer for a while after an answer.
 *
 * @param questions answered and followed, oldest first
 * @param acts orders and sent replies, which stand on other topics than the answer they belong to
 *     and so may be read before it
 */
public record BuyerThread(List<Question> questions, List<Early> acts) {
  /** Nothing remembered. */
  public static final BuyerThread EMPTY = new BuyerThread(List.of(), List.of());

  /**
   * An answered question.
   *
   * @param source of the decision
   * @param next the strongest thing that the buyer did since
   * @param sent whether the time until its reply was sent has been counted
   */
  public record Question(
      String source,
      String eventId,
      long atMs,
      @Nullable String room,
      @Nullable String answerId,
      Next next,
      boolean sent) {}

  /**
   * An order (eventId null), or a reply that was sent to that event.
   *
   * @param atMs append time
   */
  public record Early(long atMs, @Nullable String eventId) {}

  public BuyerThread {
    questions = List.copyOf(questions);
    acts = List.copyOf(acts);
  }

  /** Whether it can be forgotten. */
  public boolean isEmpty() {
    return questions.isEmpty() && acts.isEmpty();
  }
}
