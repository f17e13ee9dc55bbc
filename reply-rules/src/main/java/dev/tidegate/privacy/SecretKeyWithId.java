package dev.tidegate.privacy;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A 256-bit key and the id under which boxes name it. {@code toString} hides the key. */
public final class SecretKeyWithId {
  /** Length of every key. */
  public static final int KEY_BYTES = 32;

  private final String id;
  private final byte[] key;

  /** {@code key} must have 32 bytes; {@code id} must be non-empty and without dots. */
  public SecretKeyWithId(String id, byte[] key) {
    if (id.isEmpty() || id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("key id must be non-empty and without dots, was " + id);
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("key must have 32 bytes, had " + key.length);
    }
    this.id = id;
    this.key = key.clone();
  }

  /** A new random key. */
  public static SecretKeyWithId random(String id) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new SecretKeyWithId(id, key);
  }

  /** The name of the key in boxes. */
  public String id() {
    return id;
  }

  /** The raw key, a copy: for sealing it under another key. */
  public byte[] bytes() {
    return key.clone();
  }

  SecretKey aesKey() {
    return new SecretKeySpec(key, "AES");
  }

  @Override
  public String toString() {
    return "SecretKeyWithId[" + id + "]";
  }
}
