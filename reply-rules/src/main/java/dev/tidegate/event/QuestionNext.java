package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer did after a question of theirs was answered; written at each change, and not at all
 * while the buyer is silent. Of several with one source the strongest holds.
 *
 * @param source of the decision that answered the question
 * @param atMs append time of the question
 */
public record QuestionNext(
    String source, String merchant, @Nullable String room, long atMs, Next next)
    implements Travelling {

  /** Weakest first: what is said later does not take back what weighs more. */
  public enum Next {
    /** Nothing that tells: never taken for "resolved". */
    SILENT,
    /** Thanked, said that it is clear, or said that they buy. */
    CONFIRMED,
    /** Asked the same again. */
    ASKED_AGAIN,
    /** Was handed to a person. */
    PERSON,
    /** An order came in. */
    BOUGHT
  }

  public QuestionNext {
    Require.text(source, "source");
    Require.text(merchant, "merchant");
    Require.present(next, "next");
  }
}
