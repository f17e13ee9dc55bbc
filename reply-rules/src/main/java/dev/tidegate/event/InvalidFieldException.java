package dev.tidegate.event;

/**
 * A field of input is wrong and the sender can mend it: carries the field's name and what to do.
 */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  public InvalidFieldException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
    this.problem = problem;
  }

  /** The field as the sender wrote it, for example {@code text} or {@code data.text}. */
  public String field() {
    return field;
  }

  /** A sentence fragment that follows the field's name, for example {@code must not be empty}. */
  public String problem() {
    return problem;
  }
}
