package dev.tidegate.portal.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;

/** The operator's bearer token, from a file that only its owner may read. */
public final class OperatorToken {
  private static final int MIN_LENGTH = 32;

  private final byte[] hash;

  private OperatorToken(String token) {
    this.hash = Sessions.hash(token);
  }

  /** Reads the token, or makes a random one; blocks. */
  public static OperatorToken readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Sessions.randomToken() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    }
    String token = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (token.length() < MIN_LENGTH) {
      throw new IOException(file + " must hold one token of at least 32 characters");
    }
    return new OperatorToken(token);
  }

  /** Compares in constant time. */
  boolean matches(String token) {
    return MessageDigest.isEqual(hash, Sessions.hash(token));
  }
}
