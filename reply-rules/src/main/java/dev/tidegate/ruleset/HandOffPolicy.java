package dev.tidegate.ruleset;

import dev.tidegate.event.InvalidFieldException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant hands buyers over to people. What is absent in JSON has its default.
 *
 * @param dueMs within it a buyer should hear from a person; 0 stands for five minutes
 * @param silentAgentMs after it a buyer whom an agent took and did not answer is in the queue
 *     again; 0 stands for three minutes
 * @param unresolvedToPerson whether a question that reaches its deadline goes to a person
 * @param line what a buyer is told, null for a sentence in the buyer's language
 * @param lineOutOfHours what a buyer is told when nobody is there, null likewise
 * @param staffFrom when the staff begin, "09:00"; null: somebody is always there
 * @param staffTo when they end, "23:00"; may be past midnight; null with {@code staffFrom} only
 * @param timeZone in which the two are meant; null stands for Asia/Shanghai
 */
public record HandOffPolicy(
    long dueMs,
    long silentAgentMs,
    boolean unresolvedToPerson,
    @Nullable String line,
    @Nullable String lineOutOfHours,
    @Nullable String staffFrom,
    @Nullable String staffTo,
    @Nullable String timeZone) {
  private static final long DUE_MS = 5 * 60_000;
  private static final long SILENT_AGENT_MS = 3 * 60_000;
  private static final String ZONE = "Asia/Shanghai";
  private static final int LONGEST_LINE = 100;

  public HandOffPolicy {
    dueMs = dueMs == 0 ? DUE_MS : dueMs;
    silentAgentMs = silentAgentMs == 0 ? SILENT_AGENT_MS : silentAgentMs;
    Policy.within(dueMs, Policy.LONGEST_MS, "policy.handOffs.dueMs");
    Policy.within(silentAgentMs, Policy.LONGEST_MS, "policy.handOffs.silentAgentMs");
    checkLine(line, "policy.handOffs.line");
    checkLine(lineOutOfHours, "policy.handOffs.lineOutOfHours");
    if ((staffFrom == null) != (staffTo == null)) {
      throw new InvalidFieldException("policy.handOffs.staffTo", "goes with staffFrom");
    }
    checkClock(staffFrom, "policy.handOffs.staffFrom");
    checkClock(staffTo, "policy.handOffs.staffTo");
    try {
      ZoneId.of(Objects.requireNonNullElse(timeZone, ZONE));
    } catch (DateTimeException e) {
      throw new InvalidFieldException("policy.handOffs.timeZone", "is no time zone: " + timeZone);
    }
  }

  /** What a merchant has who changed nothing. */
  public static HandOffPolicy defaults() {
    return new HandOffPolicy(0, 0, false, null, null, null, null, null);
  }

  /** Whether somebody of the staff is there at a moment of the wall clock. */
  public boolean staffed(long epochMs) {
    if (staffFrom == null || staffTo == null) {
      return true;
    }
    LocalTime from = LocalTime.parse(staffFrom);
    LocalTime to = LocalTime.parse(staffTo);
    LocalTime now =
        Instant.ofEpochMilli(epochMs)
            .atZone(ZoneId.of(Objects.requireNonNullElse(timeZone, ZONE)))
            .toLocalTime();
    boolean begun = !now.isBefore(from);
    boolean notOver = now.isBefore(to);
    return from.isBefore(to) ? begun && notOver : begun || notOver;
  }

  private static void checkLine(@Nullable String line, String field) {
    if (line == null) {
      return;
    }
    if (line.isBlank() || line.codePointCount(0, line.length()) > LONGEST_LINE) {
      throw new InvalidFieldException(field, "must have 1 to " + LONGEST_LINE + " characters");
    }
    if (line.indexOf('{') >= 0) {
      throw new InvalidFieldException(field, "must not have placeholders");
    }
  }

  private static void checkClock(@Nullable String clock, String field) {
    try {
      if (clock != null) {
        LocalTime.parse(clock);
      }
    } catch (DateTimeException e) {
      throw new InvalidFieldException(field, "must look like 09:00, was " + clock);
    }
  }
}
