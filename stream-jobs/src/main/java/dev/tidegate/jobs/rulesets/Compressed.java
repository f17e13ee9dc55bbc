package dev.tidegate.jobs.rulesets;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes in deflate form: rule sets are text and shrink to about a fifth. Immutable. */
final class Compressed {
  private static final int CHUNK = 8_192;

  private final byte[] deflated;
  private final int plainLength;

  private Compressed(byte[] deflated, int plainLength) {
    this.deflated = deflated;
    this.plainLength = plainLength;
  }

  static Compressed of(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return new Compressed(out.toByteArray(), plain.length);
    } finally {
      deflater.end();
    }
  }

  byte[] plain() {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] plain = new byte[plainLength];
      int at = 0;
      while (at < plainLength) {
        int n = inflater.inflate(plain, at, plainLength - at);
        if (n == 0) {
          throw new IllegalStateException("compressed rule set is cut short");
        }
        at += n;
      }
      return plain;
    } catch (DataFormatException e) {
      throw new IllegalStateException("compressed rule set is damaged", e);
    } finally {
      inflater.end();
    }
  }

  boolean isSame(Compressed other) {
    return Arrays.equals(deflated, other.deflated);
  }

  int bytes() {
    return deflated.length;
  }
}
