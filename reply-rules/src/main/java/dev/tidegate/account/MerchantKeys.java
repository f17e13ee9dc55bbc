package dev.tidegate.account;

import dev.tidegate.event.Require;
import dev.tidegate.event.Travelling;
import java.util.List;

/**
 * The keys of a merchant, as on {@code tidegate.accounts} under {@code merchant/<id>}: sealed by
 * the envelope key. Rotating the envelope key seals these again and never changes the pseudonym
 * key.
 *
 * @param pseudonymKey sealed; never rotated
 * @param sealingKeys newest first: the first seals, all open
 */
public record MerchantKeys(String merchant, String pseudonymKey, List<SealedKey> sealingKeys)
    implements Travelling {

  /** A sealing key by id. */
  public record SealedKey(String id, String key) {}

  public MerchantKeys {
    Require.text(merchant, "merchant");
    Require.text(pseudonymKey, "pseudonymKey");
    sealingKeys = List.copyOf(sealingKeys);
    if (sealingKeys.isEmpty()) {
      throw new IllegalArgumentException("sealingKeys must hold at least one key");
    }
  }

  /** Key of this record on the topic. */
  public static String topicKey(String merchant) {
    return "merchant/" + merchant;
  }
}
