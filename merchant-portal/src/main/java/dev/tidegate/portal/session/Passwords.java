package dev.tidegate.portal.session;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

/** Password hashes (bcrypt; longer passwords are hashed first). Slow: never on an event loop. */
public final class Passwords {
  /** Shortest and longest password that can be set. */
  public static final int MIN_LENGTH = 10;

  public static final int MAX_LENGTH = 200;

  private static final int COST = 11;
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  /** Checked for unknown users, so that they take as long as known ones. */
  private static final String NOBODY = hash("no user has this password");

  private Passwords() {}

  /** A salted hash. */
  public static String hash(String password) {
    return BCrypt.with(LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(COST, password.toCharArray());
  }

  /** Whether the password is the one that was hashed. */
  public static boolean matches(String password, String hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .verify(password.toCharArray(), hash)
        .verified;
  }

  /** Takes as long as {@link #matches} and is false. */
  static boolean matchesNobody(String password) {
    boolean ignored = matches(password, NOBODY);
    return ignored && NOBODY.isEmpty();
  }
}
