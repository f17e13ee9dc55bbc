package dev.tidegate.ingress.platform.generic;

import dev.tidegate.event.InvalidFieldException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code ce-*} headers: quoting and percent-encoding of the CloudEvents HTTP binding 1.0,
 * section 3.1.3.2, decoded in one round.
 *
 * <p>Lenient where senders in use are wrong: raw UTF-8 in a header (an HTTP parser shows it as
 * Latin-1) is taken as UTF-8, and a percent sign without two hex digits stands for itself.
 */
final class CloudEventHeader {
  private CloudEventHeader() {}

  /** The value a header stands for; escapes that are no valid UTF-8 are a wrong field. */
  static String decode(String field, String raw) {
    String value = unquoted(rawUtf8(raw));
    return value.indexOf('%') < 0 ? value : percentDecoded(field, value);
  }

  private static String rawUtf8(String raw) {
    boolean ascii = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c > 0xFF) {
        return raw;
      }
      ascii &= c < 0x80;
    }
    if (ascii) {
      return raw;
    }
    String utf8 = strictUtf8(raw.getBytes(StandardCharsets.ISO_8859_1));
    return utf8 == null ? raw : utf8;
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    if (last < 1 || value.charAt(0) != '"' || value.charAt(last) != '"') {
      return value;
    }
    StringBuilder plain = new StringBuilder(last);
    for (int i = 1; i < last; i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < last) {
        i++;
        c = value.charAt(i);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static String percentDecoded(String field, String value) {
    StringBuilder plain = new StringBuilder(value.length());
    ByteArrayOutputStream escaped = new ByteArrayOutputStream();
    int i = 0;
    while (i < value.length()) {
      if (isEscape(value, i)) {
        escaped.write(Integer.parseInt(value, i + 1, i + 3, 16));
        i += 3;
      } else {
        flush(field, escaped, plain);
        plain.append(value.charAt(i));
        i++;
      }
    }
    flush(field, escaped, plain);
    return plain.toString();
  }

  private static boolean isEscape(String value, int i) {
    return value.charAt(i) == '%'
        && i + 2 < value.length()
        && isHex(value.charAt(i + 1))
        && isHex(value.charAt(i + 2));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static void flush(String field, ByteArrayOutputStream escaped, StringBuilder plain) {
    if (escaped.size() == 0) {
      return;
    }
    String text = strictUtf8(escaped.toByteArray());
    if (text == null) {
      throw new InvalidFieldException(field, "must be valid UTF-8 once percent-decoded");
    }
    plain.append(text);
    escaped.reset();
  }

  private static @Nullable String strictUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
