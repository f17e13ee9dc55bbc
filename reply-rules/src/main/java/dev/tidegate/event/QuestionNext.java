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
    SILENT(0),
    /** Thanked, said that it is clear, or said that they buy. */
    CONFIRMED(1),
    /** Asked the same again. */
    ASKED_AGAIN(2),
    /** Was handed to a person. */
    PERSON(3),
    /** An order came in. */
    BOUGHT(4);

    private final int rank;

    Next(int rank) {
      this.rank = rank;
    }

    /** Higher = stronger; never changes, since it is stored. */
    public int rank() {
      return rank;
    }
  }

  public QuestionNext {
    Require.text(source, "source");
    Require.text(merchant, "merchant");
    Require.present(next, "next");
  }
}
