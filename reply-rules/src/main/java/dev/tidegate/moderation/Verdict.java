package dev.tidegate.moderation;

/**
 * What should happen to a comment that all can read.
 *
 * @param reason a code: {@code none, insult, profanity, hate, ad, contact}, or that of a word pack
 * @param score how sure, 0 to 1; of the nearest reason when the comment may stay
 * @param start where the reason begins in the original text, in UTF-16 units
 * @param end where it ends, exclusive; the whole text when no part of it can be named
 * @param readAs the listed word as which a disguised one was read; empty when it is written plainly
 */
public record Verdict(
    Action action, String reason, float score, int start, int end, String readAs) {
  /** About words that are written plainly. */
  public Verdict(Action action, String reason, float score, int start, int end) {
    this(action, reason, score, start, end, "");
  }

  /** What the verdict is about in the original text; a disguised word with what it was read as. */
  public String words(String original) {
    String words = isHit() ? original.substring(start, end) : "";
    return readAs.isEmpty() ? words : words + " = " + readAs;
  }

  /** From mild to strict. */
  public enum Action {
    /** It may stay. */
    ALLOW,
    /** It may stay when the part from {@code start} to {@code end} is made unreadable. */
    MASK,
    /** A person decides. */
    HOLD,
    /** It has to go. */
    HIDE
  }

  /** The reason of a comment that may stay. */
  public static final String NONE = "none";

  static Verdict allow(float score) {
    return new Verdict(Action.ALLOW, NONE, score, 0, 0);
  }

  /** Whether a filter was hit at all. */
  public boolean isHit() {
    return action != Action.ALLOW;
  }
}
