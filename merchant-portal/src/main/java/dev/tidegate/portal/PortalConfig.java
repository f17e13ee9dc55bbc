package dev.tidegate.portal;

import dev.tidegate.portal.database.Postgres;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Everything that the portal must be told.
 *
 * @param host address to listen on
 * @param port to listen on; 0 = any free one
 * @param publicUrl as people's browsers see the portal; https makes cookies secure
 * @param bootstrap Kafka's bootstrap servers
 * @param envelopeKeyFile see {@link dev.tidegate.privacy.EnvelopeKey}; must exist
 * @param operatorTokenFile holds the bearer token of the operator; made when it is missing
 */
public record PortalConfig(
    String host,
    int port,
    URI publicUrl,
    Postgres postgres,
    String bootstrap,
    Path envelopeKeyFile,
    Path operatorTokenFile) {

  public PortalConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("portal.host must not be empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("portal.port must be 0 to 65535, was " + port);
    }
    String scheme = String.valueOf(publicUrl.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || publicUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "portal.publicUrl must be http(s)://host[:port], was " + publicUrl);
    }
    if (bootstrap.isBlank()) {
      throw new IllegalArgumentException("portal.bootstrap must not be empty");
    }
  }

  /** Whether browsers reach the portal by TLS. */
  public boolean secure() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }

  /** Whether only this machine can reach the portal; a host that does not resolve counts as no. */
  public boolean loopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
