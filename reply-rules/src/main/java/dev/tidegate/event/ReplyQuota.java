package dev.tidegate.event;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * How many public replies a platform takes: at most {@code replies} in any {@code perMs}.
 *
 * @param replies at least 1
 * @param perMs at least 1
 * @param source where the figure is from, in words
 * @param asOf the day on which the source said so, {@code 2026-10-01}
 */
public record ReplyQuota(int replies, long perMs, String source, String asOf) {
  public ReplyQuota {
    if (replies < 1) {
      throw new InvalidFieldException("quota.replies", "must be at least 1, was " + replies);
    }
    if (perMs < 1) {
      throw new InvalidFieldException("quota.perMs", "must be at least 1, was " + perMs);
    }
    Require.text(source, "quota.source");
    try {
      LocalDate.parse(Require.text(asOf, "quota.asOf"));
    } catch (DateTimeParseException e) {
      throw new InvalidFieldException("quota.asOf", "must be a day like 2026-10-01, was " + asOf);
    }
  }
}
