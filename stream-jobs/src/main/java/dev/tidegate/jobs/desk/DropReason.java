package dev.tidegate.jobs.desk;

/** Why a record got no decision; the tag of the metric and the reason of the dead letter. */
enum DropReason {
  MALFORMED_JSON("malformed_json"),
  UNKNOWN_TYPE("unknown_type"),
  INVALID_FIELD("invalid_field"),
  DESK_FAILED("desk_failed");

  private final String code;

  DropReason(String code) {
    this.code = code;
  }

  /** As it stands in dead letters. */
  String code() {
    return code;
  }

  /** The reason with this code; throws {@link IllegalArgumentException} when there is none. */
  static DropReason of(String code) {
    for (DropReason reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no such reason: " + code);
  }
}
