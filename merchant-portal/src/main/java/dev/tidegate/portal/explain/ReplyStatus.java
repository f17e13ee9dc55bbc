package dev.tidegate.portal.explain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people are told about a reply. */
public final class ReplyStatus {
  private static final String EXPIRED = "expired";

  private ReplyStatus() {}

  /**
   * {@code sending}, {@code sent}, {@code refused}, {@code uncertain}, {@code stale}, {@code
   * withdrawn} or {@code expired}.
   *
   * @param outcome name of the outcome's status, null while there is none
   */
  public static String of(@Nullable String outcome, @Nullable String reason) {
    if (outcome == null) {
      return "sending";
    }
    return EXPIRED.equals(reason) ? EXPIRED : outcome.toLowerCase(Locale.ROOT);
  }
}
