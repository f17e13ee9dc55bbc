package dev.tidegate.resource;

import java.nio.ByteBuffer;

/** Reads numbers as the models keep them: seven bits a byte, the lowest first (DWARF 5, 7.6). */
public final class Leb128 {
  private Leb128() {}

  /** The next number, of 32 bits without a sign. */
  public static int read(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = Byte.toUnsignedInt(in.get());
      value |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
  }
}
