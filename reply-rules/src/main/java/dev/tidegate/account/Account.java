package dev.tidegate.account;

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
 */
public record Account(
    String id,
    String merchant,
    String platform,
    @Nullable String endpoint,
    List<String> inSecrets,
    String outSecret,
    Set<Capability> capabilities,
    boolean honoursIdempotencyKeys)
    implements Travelling {

  /** What a platform lets us do. */
  public enum Capability {
    PUBLIC_REPLY,
    DM
  }

  public Account {
    Require.text(id, "id");
    Require.text(merchant, "merchant");
    Require.text(platform, "platform");
    inSecrets = List.copyOf(inSecrets);
    Require.text(outSecret, "outSecret");
    capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities));
  }

  /** The context under which this account's secrets are sealed. */
  public static String secretContext(String accountId) {
    return "accountSecret|" + accountId;
  }
}
