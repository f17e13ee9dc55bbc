package dev.tidegate.standalone.demo;

import dev.tidegate.event.Capability;
import dev.tidegate.log.AccountDirectory.Secret;
import dev.tidegate.portal.MerchantSetup;
import dev.tidegate.portal.MerchantSetup.AccountSetup;
import java.util.List;
import java.util.Set;

/** The merchant that every standalone instance has, with its one account and its owner. */
public final class DemoMerchant {
  /** Name of the login. */
  public static final String USER = "demo";

  private static final String PLATFORM = "generic";
  private static final String CURRENCY = "CNY";

  private DemoMerchant() {}

  /**
   * What the portal must make.
   *
   * @param endpoint where replies are posted; it must show a webhook id once, however often sent
   */
  public static MerchantSetup setup(
      String password, byte[] inSecret, byte[] outSecret, String endpoint) {
    AccountSetup account =
        new AccountSetup(
            DemoShow.ACCOUNT,
            PLATFORM,
            endpoint,
            List.of(new Secret(inSecret)),
            new Secret(outSecret),
            Set.of(Capability.PUBLIC_REPLY, Capability.DM),
            /* honoursIdempotencyKeys= */ true);
    return new MerchantSetup(
        DemoShow.MERCHANT, DemoShow.MERCHANT_NAME, CURRENCY, List.of(account), USER, password);
  }
}
