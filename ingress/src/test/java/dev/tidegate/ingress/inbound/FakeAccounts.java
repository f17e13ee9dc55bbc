package dev.tidegate.ingress.inbound;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import dev.tidegate.log.AccountDirectory.Secret;
import dev.tidegate.privacy.SecretKeyWithId;
import java.util.List;
import java.util.Set;

/** Two accounts: {@code demo}, and {@code keyless}, whose merchant's keys are not known. */
final class FakeAccounts implements Accounts {
  private final KeyRing keys;

  FakeAccounts() {
    SecretKeyWithId envelope = SecretKeyWithId.random("e1");
    keys = KeyRing.open(envelope, KeyRing.create(envelope, "apparel"));
  }

  @Override
  public OpenedAccount account(String id) {
    return switch (id) {
      case "demo" -> opened("demo", "apparel");
      case "keyless" -> opened("keyless", "nobody");
      case "broken" -> throw new IllegalStateException("opened with the wrong envelope key");
      default -> null;
    };
  }

  private static OpenedAccount opened(String id, String merchant) {
    return new OpenedAccount(
        new Account(
            id, merchant, "generic", null, List.of(), "sealed", Set.of(), true, 1L, null, null),
        List.of(SignedPost.SECRET),
        new Secret(SignedPost.SECRET));
  }

  @Override
  public KeyRing keys(String merchant) {
    return merchant.equals("apparel") ? keys : null;
  }
}
