package dev.tidegate.portal;

import dev.tidegate.event.Capability;
import dev.tidegate.event.Require;
import dev.tidegate.log.AccountDirectory.Secret;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A merchant with accounts and a first user, as {@link Bootstrap} makes it. {@code toString} hides
 * password and secrets.
 *
 * @param currency ISO 4217 of all prices
 * @param user name to sign in with; unique among all merchants
 * @param initialPassword must be changed before a non-loopback address is served
 */
public record MerchantSetup(
    String merchant,
    String name,
    String currency,
    List<AccountSetup> accounts,
    String user,
    String initialPassword) {

  /**
   * An account on a platform.
   *
   * @param endpoint where actions are posted; null = nothing goes out
   * @param inSecrets raw HMAC secrets that requests may be signed with, newest first
   * @param outSecret raw HMAC secret that our requests are signed with
   */
  public record AccountSetup(
      String id,
      String platform,
      @Nullable String endpoint,
      List<Secret> inSecrets,
      Secret outSecret,
      Set<Capability> capabilities,
      boolean honoursIdempotencyKeys) {
    public AccountSetup {
      Require.text(id, "account.id");
      Require.text(platform, "account.platform");
      inSecrets = List.copyOf(inSecrets);
      capabilities = Set.copyOf(capabilities);
    }

    @Override
    public String toString() {
      return "AccountSetup[" + id + "]";
    }
  }

  public MerchantSetup {
    Require.text(merchant, "merchant");
    if (merchant.indexOf('/') >= 0) {
      throw new IllegalArgumentException("merchant must not hold a slash, was " + merchant);
    }
    Require.text(name, "name");
    Currency.getInstance(currency);
    accounts = List.copyOf(accounts);
    Require.text(user, "user");
    Require.text(initialPassword, "initialPassword");
  }

  @Override
  public String toString() {
    return "MerchantSetup[" + merchant + "]";
  }
}
