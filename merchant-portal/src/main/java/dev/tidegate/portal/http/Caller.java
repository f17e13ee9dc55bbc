package dev.tidegate.portal.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: a signed-in user, or the operator on behalf of a merchant.
 *
 * @param merchant that the caller may see and change, and no other
 * @param user name shown in records of who did what
 * @param session null for the operator
 */
public record Caller(String merchant, String user, @Nullable Session session) {

  /** A user's session. {@code toString} hides the tokens. */
  @SuppressWarnings("ArrayRecordComponent") // the key of a row, never compared as a record
  public record Session(
      byte[] tokenHash,
      long userId,
      String user,
      String merchant,
      String merchantName,
      String csrf,
      boolean mustChangePassword) {
    @Override
    public String toString() {
      return "Session[" + user + "@" + merchant + "]";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Session that && Arrays.equals(tokenHash, that.tokenHash);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(tokenHash);
    }
  }
}
