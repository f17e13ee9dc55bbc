package dev.tidegate.ingress.platform.generic;

import dev.tidegate.event.InvalidFieldException;

/** Strings that every later stage can store and encode. */
final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * The text with U+FFFD for each lone surrogate (a sender that cuts a text in the middle of an
   * emoji leaves one; it has no UTF-8 form) and for NUL (which PostgreSQL cannot store). What was
   * said is kept; a comment is not refused for it.
   */
  static String wellFormed(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, REPLACEMENT);
      }
    }
    return mended == null ? text : mended.toString();
  }

  /**
   * Returns {@code value} when it can name something; nothing is mended, or two names could become
   * one.
   */
  static String identifier(String field, String value, int mostChars) {
    if (value.isBlank()) {
      throw new InvalidFieldException(field, "must not be empty");
    }
    if (value.length() > mostChars) {
      throw new InvalidFieldException(field, "must have at most " + mostChars + " characters");
    }
    boolean printable = value.chars().noneMatch(Character::isISOControl);
    if (!printable || !wellFormed(value).equals(value)) {
      throw new InvalidFieldException(field, "must not hold control characters or half characters");
    }
    return value;
  }
}
