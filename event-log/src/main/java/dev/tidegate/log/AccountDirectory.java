package dev.tidegate.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.TopicNames;
import dev.tidegate.event.Travelling;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts and merchant keys as {@code tidegate.accounts} has them, opened with the envelope key.
 * Opened secrets are cached; a changed record is opened anew. Reads never block; safe from any
 * thread.
 */
public final class AccountDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccountDirectory.class);
  private static final int CACHED = 10_000;

  private final SecretKeyWithId envelope;
  private final CompactedView<Travelling> view;
  private final Cache<Account, OpenedAccount> accounts =
      Caffeine.newBuilder().maximumSize(CACHED).build();
  private final Cache<MerchantKeys, KeyRing> keyRings =
      Caffeine.newBuilder().maximumSize(CACHED).build();

  /**
   * An account with its secrets in the clear. {@code toString} hides them.
   *
   * @param inSecrets raw HMAC secrets that incoming requests may be signed with
   * @param outSecret raw HMAC secret that outgoing requests are signed with
   */
  public record OpenedAccount(Account account, List<byte[]> inSecrets, Secret outSecret) {
    @Override
    public String toString() {
      return "OpenedAccount[" + account.id() + "]";
    }
  }

  /** Secret bytes whose {@code toString} hides them. */
  public static final class Secret {
    private final byte[] bytes;

    public Secret(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** The raw bytes, a copy. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  /** Starts following the topic; wait for {@link #caughtUp()} before the first lookup. */
  public AccountDirectory(
      String bootstrap, String clientId, int partitions, SecretKeyWithId envelope) {
    this.envelope = envelope;
    this.view =
        CompactedView.ofAll(
            bootstrap, clientId, TopicNames.ACCOUNTS, partitions, AccountDirectory::parse);
  }

  /** Completes when every account that stood in the topic at the start is known. */
  public CompletableFuture<Void> caughtUp() {
    return view.caughtUp();
  }

  /**
   * Whether the directory still follows its topic; a process whose directory does not is not ready.
   */
  public boolean isAlive() {
    return view.isAlive();
  }

  /** The account, null when it is unknown. */
  public @Nullable OpenedAccount account(String id) {
    return view.get(id) instanceof Account account ? accounts.get(account, this::open) : null;
  }

  /** The merchant's keys, null when the merchant is unknown. */
  public @Nullable KeyRing keys(String merchant) {
    return view.get(MerchantKeys.topicKey(merchant)) instanceof MerchantKeys keys
        ? keyRings.get(keys, k -> KeyRing.open(envelope, k))
        : null;
  }

  private OpenedAccount open(Account account) {
    String context = Account.secretContext(account.id());
    return new OpenedAccount(
        account,
        account.inSecrets().stream().map(s -> SealedBox.open(envelope, context, s)).toList(),
        new Secret(SealedBox.open(envelope, context, account.outSecret())));
  }

  private static @Nullable Travelling parse(String key, byte[] value) {
    try {
      return key.startsWith("merchant/")
          ? Json.read(value, MerchantKeys.class)
          : Json.read(value, Account.class);
    } catch (MalformedRecordException e) {
      LOG.atError()
          .addKeyValue("account", key)
          .addKeyValue("reason", Objects.toString(e.getMessage()))
          .log(
              "An account record cannot be read; the account is unknown until it is written again");
      return null;
    }
  }

  @Override
  public void close() {
    view.close();
  }
}
