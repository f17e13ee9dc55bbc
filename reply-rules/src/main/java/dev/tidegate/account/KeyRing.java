package dev.tidegate.account;

import dev.tidegate.privacy.BoxException;
import dev.tidegate.privacy.Pseudonym;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import java.util.ArrayList;
import java.util.List;

/**
 * The opened keys of one merchant: makes pseudonyms, seals and opens what belongs to that merchant.
 * Immutable and safe to share; {@code toString} hides the keys.
 */
public final class KeyRing {
  private static final String KEY_CONTEXT = "merchantKey|";

  private final String merchant;
  private final byte[] pseudonymKey;
  private final List<SecretKeyWithId> sealingKeys;

  private KeyRing(String merchant, byte[] pseudonymKey, List<SecretKeyWithId> sealingKeys) {
    this.merchant = merchant;
    this.pseudonymKey = pseudonymKey;
    this.sealingKeys = sealingKeys;
  }

  /**
   * Opens a merchant's keys with the envelope key; throws {@link BoxException} when it is another
   * one.
   */
  public static KeyRing open(SecretKeyWithId envelope, MerchantKeys keys) {
    String context = KEY_CONTEXT + keys.merchant();
    List<SecretKeyWithId> sealing = new ArrayList<>();
    for (MerchantKeys.SealedKey sealed : keys.sealingKeys()) {
      sealing.add(
          new SecretKeyWithId(sealed.id(), SealedBox.open(envelope, context, sealed.key())));
    }
    return new KeyRing(
        keys.merchant(),
        SealedBox.open(envelope, context, keys.pseudonymKey()),
        List.copyOf(sealing));
  }

  /** New random keys for a merchant, sealed by the envelope key. */
  public static MerchantKeys create(SecretKeyWithId envelope, String merchant) {
    String context = KEY_CONTEXT + merchant;
    return new MerchantKeys(
        merchant,
        SealedBox.seal(envelope, context, SecretKeyWithId.random("p").bytes()),
        List.of(
            new MerchantKeys.SealedKey(
                "s1", SealedBox.seal(envelope, context, SecretKeyWithId.random("s1").bytes()))));
  }

  /** The pseudonym of a platform's user at this merchant. */
  public String pseudonym(String platform, String userId) {
    return Pseudonym.of(pseudonymKey, platform, userId);
  }

  /** Seals with the newest key, for a purpose such as {@code replyTo}. */
  public String seal(String purpose, byte[] plain) {
    return SealedBox.seal(sealingKeys.get(0), purpose + "|" + merchant, plain);
  }

  /** Opens with whichever key the box names; throws {@link BoxException} when none does. */
  public byte[] open(String purpose, String box) {
    String id = SealedBox.keyId(box);
    for (SecretKeyWithId key : sealingKeys) {
      if (key.id().equals(id)) {
        return SealedBox.open(key, purpose + "|" + merchant, box);
      }
    }
    throw new BoxException("names key " + id + ", which merchant " + merchant + " does not have");
  }

  @Override
  public String toString() {
    return "KeyRing[" + merchant + "]";
  }
}
