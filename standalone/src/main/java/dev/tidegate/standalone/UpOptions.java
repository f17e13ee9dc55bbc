package dev.tidegate.standalone;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code up} was asked for.
 *
 * @param host where portal and ingress listen; all others listen on loopback
 * @param publicUrl as browsers see the portal, null = at host and port
 * @param endpoint where the demo account's replies are posted, null = the built-in one
 * @param json file for the facts, null = none
 */
record UpOptions(
    Ports ports,
    DataDirectory data,
    String host,
    @Nullable URI publicUrl,
    @Nullable URI endpoint,
    @Nullable Path json,
    DemoMode demo) {

  /** Whether the demo's shop and show are wanted. */
  enum DemoMode {
    /** The shop is imported at the first start and its show replayed at each. */
    SHOW,
    /** The demo merchant exists, with an empty shop and a quiet room. */
    NONE
  }

  UpOptions {
    if (host.isBlank()) {
      throw new IllegalArgumentException("--host must not be empty");
    }
    if (endpoint != null
        && !("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
      throw new IllegalArgumentException(
          "--endpoint must be an http or https address, was " + endpoint);
    }
  }

  /** A port as an address that works on this machine. */
  URI url(Ports.Use use) {
    return ports.url(use, host);
  }

  /** The portal as browsers see it. */
  URI portalUrl() {
    return publicUrl == null ? url(Ports.Use.PORTAL) : publicUrl;
  }
}
