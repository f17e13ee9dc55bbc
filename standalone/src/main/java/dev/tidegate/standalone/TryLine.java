package dev.tidegate.standalone;

import java.net.URI;
import java.util.HexFormat;

/**
 * The line that a user pastes to send a signed comment. A signature is good for five minutes, so
 * the line itself signs, with {@code openssl}, whenever it is run. Works in sh, bash and zsh; each
 * run is another comment of another buyer.
 */
final class TryLine {
  private TryLine() {}

  /**
   * @param target the account's address at the ingress
   * @param secret raw
   * @param text of the comment; no quotes, no backslash
   */
  static String of(URI target, byte[] secret, String room, String text) {
    if (text.chars().anyMatch(c -> c == '\'' || c == '"' || c == '\\')) {
      throw new IllegalArgumentException("text must not hold quotes or backslashes, was " + text);
    }
    return "(T=$(date +%s); I=try-$T-$$; B='{\"type\":\"comment\",\"room\":\""
        + room
        + "\",\"user\":{\"id\":\"'$I'\"},\"text\":\""
        + text
        + "\"}'; S=$(printf %s \"$I.$T.$B\" | openssl dgst -sha256 -mac HMAC -macopt hexkey:"
        + HexFormat.of().formatHex(secret)
        + " -binary | openssl base64 -A); curl -sS -w '%{http_code}\\n'"
        + " -H 'content-type: application/json' -H \"webhook-id: $I\""
        + " -H \"webhook-timestamp: $T\" -H \"webhook-signature: v1,$S\" -d \"$B\" "
        + target
        + ")";
  }
}
