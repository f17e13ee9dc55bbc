package dev.tidegate.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The seven neighbouring ports of one instance.
 *
 * @param base the first of them, the portal's
 */
public record Ports(int base) {
  /** Where an instance listens unless told otherwise. */
  public static final int DEFAULT_BASE = 7700;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST = 65_535;

  /** Who listens on which port, in the order of the ports. */
  public enum Use {
    PORTAL(0, "portal"),
    INGRESS(1, "ingress"),
    MANAGEMENT(2, "management"),
    DEMO_ENDPOINT(3, "demo merchant endpoint"),
    KAFKA(4, "Kafka"),
    KAFKA_CONTROLLER(5, "Kafka controller"),
    DATABASE(6, "PostgreSQL");

    private final int offset;
    private final String words;

    Use(int offset, String words) {
      this.offset = offset;
      this.words = words;
    }

    /** As people call it. */
    public String words() {
      return words;
    }

    /** Whether it listens where {@code --host} says; all others listen on loopback only. */
    public boolean isPublic() {
      return this == PORTAL || this == INGRESS;
    }
  }

  public Ports {
    if (base < 1024 || base + Use.values().length - 1 > HIGHEST) {
      throw new IllegalArgumentException(
          "--port-base must be 1024 to " + (HIGHEST - Use.values().length + 1) + ", was " + base);
    }
  }

  /** The port of one use. */
  public int of(Use use) {
    return base + use.offset;
  }

  /**
   * A port as an address that works on this machine.
   *
   * @param host where the public ports listen
   */
  public URI url(Use use, String host) {
    boolean anywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = !use.isPublic() || anywhere ? LOOPBACK : host;
    return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + of(use));
  }

  /** The uses whose port is taken by somebody. */
  public List<Use> taken(String host) {
    List<Use> taken = new ArrayList<>();
    for (Use use : Use.values()) {
      if (!isFree(use.isPublic() ? host : LOOPBACK, of(use))) {
        taken.add(use);
      }
    }
    return taken;
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
