package dev.tidegate.ingress.platform.generic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of Standard Webhooks 1.0, symmetric scheme {@code v1}: HMAC-SHA256 over {@code
 * id.timestamp.body} on raw bytes. Stateless; the clock is an argument.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">the specification</a>
 */
public final class StandardWebhooks {
  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  /**
   * How far the sender's clock may be off, both ways; the value of the specification's libraries.
   */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SECRET_PREFIX = "whsec_";
  private static final String SCHEME = "v1,";

  /** What a check of a signature says. */
  public enum Verdict {
    VALID,
    MISSING_HEADER,
    BAD_TIMESTAMP,
    STALE_TIMESTAMP,
    WRONG_SIGNATURE
  }

  private StandardWebhooks() {}

  /** The raw secret of {@code whsec_<base64>}, with or without the prefix. */
  public static byte[] decodeSecret(String secret) {
    String base64 =
        secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
    return Base64.getDecoder().decode(base64);
  }

  /** The secret as merchants copy it: {@code whsec_<base64>}. */
  public static String encodeSecret(byte[] secret) {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /** The value of {@code webhook-signature} for one secret. */
  public static String sign(byte[] secret, String id, long timestampSeconds, byte[] body) {
    return SCHEME
        + Base64.getEncoder()
            .encodeToString(mac(secret, id, Long.toString(timestampSeconds), body));
  }

  /** Checks a request; one match of any signature with any secret passes, in constant time each. */
  public static Verdict verify(
      List<byte[]> secrets,
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      byte[] body,
      long nowSeconds) {
    if (id == null || id.isEmpty() || timestamp == null || signatures == null) {
      return Verdict.MISSING_HEADER;
    }
    long sent;
    try {
      sent = Long.parseLong(timestamp);
    } catch (NumberFormatException e) {
      return Verdict.BAD_TIMESTAMP;
    }
    // Checked without subtraction of extremes: a timestamp near Long.MIN_VALUE must not overflow.
    if (sent < nowSeconds - TOLERANCE.toSeconds() || sent > nowSeconds + TOLERANCE.toSeconds()) {
      return Verdict.STALE_TIMESTAMP;
    }
    for (byte[] secret : secrets) {
      if (matchesAny(mac(secret, id, timestamp, body), signatures)) {
        return Verdict.VALID;
      }
    }
    return Verdict.WRONG_SIGNATURE;
  }

  private static boolean matchesAny(byte[] expected, String signatures) {
    boolean match = false;
    for (String candidate : signatures.split(" ", -1)) {
      if (candidate.startsWith(SCHEME)) {
        match |= MessageDigest.isEqual(expected, decoded(candidate.substring(SCHEME.length())));
      }
    }
    return match;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] mac(byte[] secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 must be available in every Java runtime", e);
    }
  }
}
