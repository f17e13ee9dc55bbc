package dev.tidegate.account;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Capability;
import dev.tidegate.event.ReplyQuota;
import dev.tidegate.event.Require;
import dev.tidegate.event.Travelling;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's credentials and settings on a platform, as on {@code tidegate.accounts} under the
 * account's id.
 *
 * @param endpoint where actions are posted; null = nothing goes out by this account
 * @param inSecrets secrets that incoming requests may be signed with, sealed, newest first; any
 *     match passes, so that they rotate without a gap
 * @param outSecret secret that outgoing requests are signed with, sealed
 * @param capabilities what the platform lets us do
 * @param honoursIdempotencyKeys whether sending the same id twice is shown once at the platform
 * @param version rises with every change; null for an account of before there were versions
 * @param quota how many public replies the platform takes in a room, null when no limit is known
 * @param longestText code points that a public reply may have, null when no limit is known
 */
public record Account(
    String id,
    String merchant,
    String platform,
    @Nullable String endpoint,
    List<String> inSecrets,
    String outSecret,
    Set<Capability> capabilities,
    boolean honoursIdempotencyKeys,
    @Nullable Long version,
    @Nullable ReplyQuota quota,
    @Nullable Integer longestText)
    implements Travelling {

  public Account {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(platform, "platform");
    inSecrets = List.copyOf(inSecrets);
    Require.text(outSecret, "outSecret");
    capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities));
  }

  /** What the desk must know of it, for the log. */
  public AccountChanged change() {
    return new AccountChanged(
        merchant,
        id,
        platform,
        version == null ? 0 : version,
        capabilities,
        quota,
        longestText == null ? 0 : longestText);
  }

  /** The context under which this account's secrets are sealed. */
  public static String secretContext(String accountId) {
    return "accountSecret|" + accountId;
  }
}
