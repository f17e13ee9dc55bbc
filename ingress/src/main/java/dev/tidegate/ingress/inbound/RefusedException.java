package dev.tidegate.ingress.inbound;

import org.jspecify.annotations.Nullable;

/** A request that is not taken, with the answer it gets. Has no stack trace: it is no defect. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final @Nullable String field;
  private final String detail;

  /**
   * @param field the wrong field, null when no single one is wrong
   * @param detail one sentence for the sender; holds nothing of the request's content
   */
  RefusedException(Refusal refusal, @Nullable String field, String detail) {
    super(refusal + ": " + detail, null, false, false);
    this.refusal = refusal;
    this.field = field;
    this.detail = detail;
  }

  Refusal refusal() {
    return refusal;
  }

  @Nullable String field() {
    return field;
  }

  String detail() {
    return detail;
  }
}
