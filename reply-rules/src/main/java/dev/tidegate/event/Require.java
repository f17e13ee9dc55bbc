package dev.tidegate.event;

import org.jspecify.annotations.Nullable;

/**
 * Checks of compact constructors; a failed check names the field, so that a bad record can be
 * mended.
 */
public final class Require {
  private Require() {}

  /** Returns {@code value}; throws {@link InvalidFieldException} when it is null or blank. */
  public static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new InvalidFieldException(field, "must not be empty");
    }
    return value;
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
