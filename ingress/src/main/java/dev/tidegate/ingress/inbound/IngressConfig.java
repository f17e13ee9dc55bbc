package dev.tidegate.ingress.inbound;

import java.nio.file.Path;

/**
 * Settings of the inbound half of ingress.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any free one
 * @param eventLoops how many event loops take requests
 * @param bootstrap Kafka's bootstrap servers, {@code host:port} separated by commas
 * @param queueFile SQLite file of the local queue; made when it is missing, with its folder
 * @param envelopeKeyFile file with the envelope key, which must exist
 */
public record IngressConfig(
    String host,
    int port,
    int eventLoops,
    String bootstrap,
    Path queueFile,
    Path envelopeKeyFile,
    InboundLimits limits) {

  private static final int MAX_PORT = 65_535;

  public IngressConfig {
    notBlank("host", host);
    notBlank("bootstrap", bootstrap);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must be between 0 and 65535, was " + port);
    }
    if (eventLoops <= 0) {
      throw new IllegalArgumentException("eventLoops must be positive, was " + eventLoops);
    }
  }

  /** Settings with the default limits and one event loop for every two processors. */
  public static IngressConfig of(
      String host, int port, String bootstrap, Path queueFile, Path envelopeKeyFile) {
    return new IngressConfig(
        host,
        port,
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        bootstrap,
        queueFile,
        envelopeKeyFile,
        InboundLimits.defaults());
  }

  private static void notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }
}
