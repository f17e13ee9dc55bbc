package dev.tidegate.privacy;

/** A sealed box that does not open. The message never holds a secret. */
public final class BoxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public BoxException(String problem) {
    super("sealed box " + problem);
  }
}
