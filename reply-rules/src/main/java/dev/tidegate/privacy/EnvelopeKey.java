package dev.tidegate.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/**
 * The file with the one key that is not on the log: it seals all others. One line, {@code
 * id:base64}.
 */
public final class EnvelopeKey {
  private EnvelopeKey() {}

  /** Reads the key; throws {@link IOException} naming the file when it is missing or malformed. */
  public static SecretKeyWithId read(Path file) throws IOException {
    String line = Files.readString(file, StandardCharsets.UTF_8).strip();
    int colon = line.indexOf(':');
    try {
      return new SecretKeyWithId(
          line.substring(0, Math.max(colon, 0)),
          Base64.getDecoder().decode(line.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " must hold one line id:base64 with a 32-byte key", e);
    }
  }

  /** Reads the key, or makes a random one in a file that only its owner may read. */
  public static SecretKeyWithId readOrCreate(Path file) throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    SecretKeyWithId key = SecretKeyWithId.random("e1");
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        key.id() + ":" + Base64.getEncoder().encodeToString(key.bytes()) + "\n",
        StandardOpenOption.TRUNCATE_EXISTING);
    return key;
  }
}
