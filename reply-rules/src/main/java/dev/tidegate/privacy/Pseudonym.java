package dev.tidegate.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The name under which a platform user is known inside: HMAC-SHA256 of platform and user id under
 * the merchant's pseudonym key, cut to 128 bits, base64url (22 characters). The same user of one
 * merchant has the same pseudonym for ever; two merchants cannot compare theirs.
 */
public final class Pseudonym {
  private static final int BYTES = 16;

  private Pseudonym() {}

  /** The pseudonym of a platform's user. */
  public static String of(byte[] pseudonymKey, String platform, String userId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(pseudonymKey, "HmacSHA256"));
      mac.update(platform.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] full = mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 must be available in every Java runtime", e);
    }
  }
}
