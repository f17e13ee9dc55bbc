package dev.tidegate.event;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do from this record on; a version that is not higher is ignored. The desk
 * learns of accounts by this record alone, never from {@code tidegate.accounts}.
 *
 * @param capabilities what the platform lets this account do
 * @param quota how many public replies the platform takes in a room, null when no limit is known
 * @param longestText characters (code points) that a public reply may have, 0 when no limit is
 *     known
 */
public record AccountChanged(
    String merchant,
    String account,
    String platform,
    long version,
    Set<Capability> capabilities,
    @Nullable ReplyQuota quota,
    int longestText)
    implements LogRecord {

  public AccountChanged {
    Require.text(merchant, "merchant");
    Require.text(account, "account");
    Require.text(platform, "platform");
    Require.notNegative(version, "version");
    Require.notNegative(longestText, "longestText");
    capabilities =
        Collections.unmodifiableSet(new TreeSet<>(Require.present(capabilities, "capabilities")));
  }
}
