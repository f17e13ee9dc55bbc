package dev.tidegate.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Free ports on loopback, outside the range from which the system hands them out. */
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 30_000;
  private static final int TRIES = 100;
  private static final Random RANDOM = new Random();

  private FreePorts() {}

  /** The first of {@code n} neighbouring ports that are free now. */
  public static int base(int n) {
    for (int i = 0; i < TRIES; i++) {
      int base = LOWEST + RANDOM.nextInt(HIGHEST - LOWEST);
      if (allFree(base, n)) {
        return base;
      }
    }
    throw new IllegalStateException("no " + n + " neighbouring free ports");
  }

  private static boolean allFree(int base, int n) {
    List<ServerSocket> bound = new ArrayList<>();
    try {
      for (int port = base; port < base + n; port++) {
        bound.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      bound.forEach(FreePorts::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
