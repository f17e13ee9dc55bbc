package dev.tidegate.ingress.platform.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.InvalidFieldException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** The sender's time of an event: ISO-8601 with an offset, or milliseconds since 1970. */
final class SentAt {
  /** 9999-12-31: later times are mistakes of unit, and do not fit into every database. */
  private static final long LATEST_MS = 253_402_300_799_999L;

  private static final String FORMS =
      "must be an ISO-8601 time with offset or milliseconds since 1970";

  private SentAt() {}

  /** Milliseconds since 1970 of a JSON value. */
  static long millis(String field, JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return checked(field, value.longValue());
    }
    if (value.isTextual()) {
      return millis(field, value.textValue());
    }
    throw new InvalidFieldException(field, FORMS);
  }

  /** Milliseconds since 1970 of an ISO-8601 time. */
  static long millis(String field, String iso) {
    try {
      return checked(field, OffsetDateTime.parse(iso).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new InvalidFieldException(field, FORMS);
    }
  }

  private static long checked(String field, long millis) {
    if (millis < 0 || millis > LATEST_MS) {
      throw new InvalidFieldException(field, FORMS);
    }
    return millis;
  }
}
