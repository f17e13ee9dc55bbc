package dev.tidegate.evaluation;

/** A file that cannot be evaluated; the message names file, line and what is wrong. */
public final class MalformedFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public MalformedFileException(String message) {
    super(message);
  }
}
