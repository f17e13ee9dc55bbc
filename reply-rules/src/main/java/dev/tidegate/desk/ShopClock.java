package dev.tidegate.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The wall clock in the merchant's shop. */
final class ShopClock {
  /** Until merchants have a time zone of their own: the one default of the product. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private ShopClock() {}

  /** An append time as buyers read it: {@code 20:13}. */
  static String hourAndMinute(long appendMs) {
    return HOUR_AND_MINUTE.format(Instant.ofEpochMilli(appendMs).atZone(ZONE));
  }
}
