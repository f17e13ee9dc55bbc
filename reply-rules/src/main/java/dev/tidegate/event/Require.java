package dev.tidegate.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks of compact constructors; a failed check names the field, so that a bad record can be
 * mended.
 */
public final class Require {
  private Require() {}

  /**
   * Returns {@code value}; throws {@link InvalidFieldException} when it is null, blank or not valid
   * Unicode (a lone surrogate could never be written again).
   */
  public static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new InvalidFieldException(field, "must not be empty");
    }
    if (!isWellFormed(value)) {
      throw new InvalidFieldException(field, "must be valid Unicode");
    }
    return value;
  }

  /** Words of a buyer: any text, with lone surrogates replaced by U+FFFD. */
  public static String wellFormed(@Nullable String value, String field) {
    String text = present(value, field);
    return isWellFormed(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Returns {@code value}; throws {@link InvalidFieldException} when it is null. */
  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidFieldException(field, "is missing");
    }
    return value;
  }

  /** Returns {@code value}; throws {@link InvalidFieldException} when it is below zero. */
  public static long notNegative(long value, String field) {
    if (value < 0) {
      throw new InvalidFieldException(field, "must not be negative, was " + value);
    }
    return value;
  }
}
