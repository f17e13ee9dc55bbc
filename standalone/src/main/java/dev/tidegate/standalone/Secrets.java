package dev.tidegate.standalone;

import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets of one instance that only this instance knows, made at the first start and kept in a file
 * of its owner.
 *
 * @param demoPassword of the demo login
 * @param inSecret Base64; the demo account's comments are signed with it
 * @param outSecret Base64; replies of the demo account are signed with it
 * @param databasePassword letters and digits
 */
record Secrets(String demoPassword, String inSecret, String outSecret, String databasePassword) {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_CHARS = 14;
  private static final int SECRET_BYTES = 32;

  /** Reads the file or makes it. */
  static Secrets readOrCreate(Path file) throws IOException {
    if (Files.exists(file)) {
      return Json.mapper().readValue(Files.readAllBytes(file), Secrets.class);
    }
    SecureRandom random = new SecureRandom();
    Secrets made = new Secrets(word(random), secret(random), secret(random), word(random));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(next, Json.bytes(made));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    return made;
  }

  private static String word(SecureRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < PASSWORD_CHARS; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  private static String secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  byte[] inSecretBytes() {
    return Base64.getDecoder().decode(inSecret);
  }

  byte[] outSecretBytes() {
    return Base64.getDecoder().decode(outSecret);
  }

  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
