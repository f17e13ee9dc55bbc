package dev.tidegate.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Authenticated encryption of small values, written {@code v1.<key id>.<base64url(nonce,
 * ciphertext)>}.
 *
 * <p>AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D, section 8.2.2: at most 2^32 boxes a
 * key). The context (what the box is for and whose it is) is authenticated but not stored, so a box
 * moved to another place does not open. Safe to use from any thread.
 */
public final class SealedBox {
  private static final String VERSION = "v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedBox() {}

  /** Seals {@code plain} for {@code context}, for example {@code replyTo|m1}. */
  public static String seal(SecretKeyWithId key, String context, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
      byte[] sealed = cipher.doFinal(plain);
      byte[] box = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return VERSION
          + "."
          + key.id()
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM must be available in every Java runtime", e);
    }
  }

  /**
   * The id of the key that a box was sealed with; throws {@link BoxException} when it is no box.
   */
  public static String keyId(String box) {
    String[] parts = parts(box);
    return parts[1];
  }

  /**
   * Opens a box.
   *
   * @throws BoxException when it is no box, was sealed with another key or for another context, or
   *     was changed
   */
  public static byte[] open(SecretKeyWithId key, String context, String box) {
    String[] parts = parts(box);
    if (!parts[1].equals(key.id())) {
      throw new BoxException("sealed with key " + parts[1] + ", not with " + key.id());
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(parts[2]);
      if (bytes.length < NONCE_BYTES) {
        throw new BoxException("too short");
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte[] nonce = new byte[NONCE_BYTES];
      buffer.get(nonce);
      byte[] sealed = new byte[buffer.remaining()];
      buffer.get(sealed);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(sealed);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw new BoxException("was changed, or sealed for another context");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM must be available in every Java runtime", e);
    }
  }

  private static String[] parts(String box) {
    String[] parts = box.split("\\.", 3);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw new BoxException("is not a sealed box");
    }
    return parts;
  }

  private static Cipher cipher(int mode, SecretKeyWithId key, byte[] nonce, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.aesKey(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
