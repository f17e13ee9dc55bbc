package dev.tidegate.ruleset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file: UTF-8 with or without byte order mark, else GB18030, which Chinese table
 * programs write. Both strictly: a byte that does not belong is an error and never a wrong letter.
 *
 * <p>Almost any bytes can be read as GB18030. A file that is not UTF-8 throughout counts as damaged
 * UTF-8 when more of its characters are good UTF-8 than not: Chinese text in GB18030 seldom looks
 * like UTF-8 for a character or two.
 *
 * @param text null when the bytes are neither
 * @param wrongLine the line of the first byte that is wrong, from 1; 0 when there is a text
 */
record FileText(@Nullable String text, long wrongLine) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Charset GB18030 = Charset.forName("GB18030");

  static FileText of(byte[] bytes) {
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    int good = decode(StandardCharsets.UTF_8, bytes, out);
    if (good == bytes.length) {
      String text = out.flip().toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return new FileText(marked ? text.substring(1) : text, 0);
    }
    if (!isDamagedUtf8(bytes)) {
      CharBuffer chinese = CharBuffer.allocate(bytes.length + 1);
      if (decode(GB18030, bytes, chinese) == bytes.length) {
        return new FileText(chinese.flip().toString(), 0);
      }
    }
    return new FileText(null, lineAt(bytes, good));
  }

  /** How many bytes could be read; all of them when there is no error. */
  private static int decode(Charset charset, byte[] bytes, CharBuffer out) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, out, true);
    return result.isError() ? in.position() : bytes.length;
  }

  private static boolean isDamagedUtf8(byte[] bytes) {
    int good = 0;
    int bad = 0;
    for (int i = 0; i < bytes.length; ) {
      int length = sequenceAt(bytes, i);
      if (length == 0) {
        bad++;
        i++;
      } else {
        good += length > 1 ? 1 : 0;
        i += length;
      }
    }
    return good > bad;
  }

  /** Length of the UTF-8 sequence that begins here, 0 when none does. */
  private static int sequenceAt(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (at + length > bytes.length) {
      return 0;
    }
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static long lineAt(byte[] bytes, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      boolean loneReturn = bytes[i] == '\r' && (i + 1 >= bytes.length || bytes[i + 1] != '\n');
      if (bytes[i] == '\n' || loneReturn) {
        line++;
      }
    }
    return line;
  }
}
