package dev.tidegate.account;

import dev.tidegate.event.ReplyQuota;
import dev.tidegate.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What platforms are known to limit, from {@code platform_limits.tsv}: each figure with its source
 * and the day on which the source was read, because platforms change them.
 *
 * @param quota public replies that a room takes, null when no limit is known
 * @param longestText code points that a public reply may have, null when no limit is known
 */
public record PlatformLimits(@Nullable ReplyQuota quota, @Nullable Integer longestText) {
  private static final int COLUMNS = 6;
  private static final PlatformLimits NONE = new PlatformLimits(null, null);
  private static final Map<String, PlatformLimits> KNOWN =
      Resources.lines("platform_limits.tsv").stream()
          .map(line -> List.of(line.split("\t", -1)))
          .collect(Collectors.toUnmodifiableMap(row -> row.get(0), PlatformLimits::of));

  /** The limits of a platform; of one that is not in the file none. */
  public static PlatformLimits of(String platform) {
    return KNOWN.getOrDefault(platform, NONE);
  }

  private static PlatformLimits of(List<String> row) {
    if (row.size() != COLUMNS) {
      throw new IllegalStateException("platform_limits.tsv: needs " + COLUMNS + " columns: " + row);
    }
    ReplyQuota quota =
        row.get(1).isEmpty()
            ? null
            : new ReplyQuota(
                Integer.parseInt(row.get(1)), Long.parseLong(row.get(2)), row.get(4), row.get(5));
    return new PlatformLimits(quota, row.get(3).isEmpty() ? null : Integer.valueOf(row.get(3)));
  }
}
