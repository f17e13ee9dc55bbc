package dev.tidegate.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the files that lie beside this class in the jar. A missing one is a broken build. */
public final class Resources {
  private Resources() {}

  /** The bytes of a file; of one whose name ends in {@code .gz} the unpacked ones. */
  public static byte[] bytes(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing from the jar");
      }
      return name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + name + " cannot be read", e);
    }
  }

  /**
   * The lines of a UTF-8 file, without empty ones and those that begin with {@code #} and a blank.
   */
  public static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("# "))
        .toList();
  }
}
