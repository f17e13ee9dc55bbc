package dev.tidegate.ingress.inbound;

import dev.tidegate.account.KeyRing;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.AccountDirectory.OpenedAccount;
import org.jspecify.annotations.Nullable;

/** What the inbound side asks of the accounts. Never blocks; safe from any thread. */
interface Accounts {

  /** The account, null when it is unknown. */
  @Nullable OpenedAccount account(String id);

  /** The merchant's keys, null when they are unknown. */
  @Nullable KeyRing keys(String merchant);

  /** The accounts of a directory. */
  static Accounts of(AccountDirectory directory) {
    return new Accounts() {
      @Override
      public @Nullable OpenedAccount account(String id) {
        return directory.account(id);
      }

      @Override
      public @Nullable KeyRing keys(String merchant) {
        return directory.keys(merchant);
      }
    };
  }
}
