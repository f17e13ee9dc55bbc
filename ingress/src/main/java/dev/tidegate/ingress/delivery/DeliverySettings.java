package dev.tidegate.ingress.delivery;

import dev.tidegate.ingress.platform.generic.GenericSenderConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Settings of a process that runs delivery alone, read once at the start from a properties file or
 * from the environment. Unknown keys are refused, so that a misspelt one is not silently ignored.
 * Durations are ISO-8601, for example {@code PT0.1S}.
 *
 * @param envelopeKey file with the key that seals all others
 * @param managementHost address of liveness, readiness and metrics
 * @param managementPort 0 = any free one
 */
record DeliverySettings(
    DeliveryConfig delivery, Path envelopeKey, String managementHost, int managementPort) {
  private static final String ENVIRONMENT_PREFIX = "TIDEGATE_";
  private static final int HIGHEST_PORT = 65_535;

  private static final String BOOTSTRAP = "kafka.bootstrap";
  private static final String ENVELOPE_KEY = "keys.envelope-file";
  private static final String MANAGEMENT_HOST = "management.host";
  private static final String MANAGEMENT_PORT = "management.port";
  private static final String INSTANCE = "delivery.instance";
  private static final String GROUP = "delivery.group";
  private static final String IN_FLIGHT = "delivery.in-flight-per-partition";
  private static final String ATTEMPT_LIMIT = "delivery.attempt-limit";
  private static final String BACKOFF_BASE = "delivery.backoff-base";
  private static final String BACKOFF_CAP = "delivery.backoff-cap";
  private static final String COMMIT_INTERVAL = "delivery.commit-interval";
  private static final String DRAIN_LIMIT = "delivery.drain-limit";
  private static final String SESSION_TIMEOUT = "delivery.session-timeout";
  private static final String REQUEST_TIMEOUT = "send.request-timeout";
  private static final String CONNECT_TIMEOUT = "send.connect-timeout";
  private static final String CONNECTIONS = "send.connections-per-endpoint";
  private static final String KEEP_ALIVE = "send.keep-alive";

  static final Set<String> KEYS =
      Set.of(
          BOOTSTRAP,
          ENVELOPE_KEY,
          MANAGEMENT_HOST,
          MANAGEMENT_PORT,
          INSTANCE,
          GROUP,
          IN_FLIGHT,
          ATTEMPT_LIMIT,
          BACKOFF_BASE,
          BACKOFF_CAP,
          COMMIT_INTERVAL,
          DRAIN_LIMIT,
          SESSION_TIMEOUT,
          REQUEST_TIMEOUT,
          CONNECT_TIMEOUT,
          CONNECTIONS,
          KEEP_ALIVE);

  DeliverySettings {
    if (managementHost.isBlank()) {
      throw new IllegalArgumentException(MANAGEMENT_HOST + " must not be empty");
    }
    if (managementPort < 0 || managementPort > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          MANAGEMENT_PORT + " must be from 0 to 65535, was " + managementPort);
    }
  }

  /**
   * Reads settings by their keys.
   *
   * @throws IllegalArgumentException naming the key that is unknown, missing or wrong
   */
  static DeliverySettings parse(Map<String, String> given) {
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown settings " + unknown + "; known are " + sorted());
    }
    Reader read = new Reader(given);
    DeliveryConfig usual =
        DeliveryConfig.defaults(read.required(BOOTSTRAP), read.required(INSTANCE));
    return new DeliverySettings(
        new DeliveryConfig(
            usual.bootstrap(),
            usual.instance(),
            read.or(GROUP, usual.group(), text -> text),
            read.or(IN_FLIGHT, usual.inFlightPerPartition(), Integer::valueOf),
            read.or(ATTEMPT_LIMIT, usual.attemptLimit(), Integer::valueOf),
            read.or(BACKOFF_BASE, usual.backoffBase(), Duration::parse),
            read.or(BACKOFF_CAP, usual.backoffCap(), Duration::parse),
            read.or(COMMIT_INTERVAL, usual.commitInterval(), Duration::parse),
            read.or(DRAIN_LIMIT, usual.drainLimit(), Duration::parse),
            read.or(SESSION_TIMEOUT, usual.sessionTimeout(), Duration::parse),
            generic(read, usual.generic())),
        Path.of(read.required(ENVELOPE_KEY)),
        read.or(MANAGEMENT_HOST, "127.0.0.1", text -> text),
        read.or(MANAGEMENT_PORT, 0, Integer::valueOf));
  }

  private static GenericSenderConfig generic(Reader read, GenericSenderConfig usual) {
    return new GenericSenderConfig(
        read.or(REQUEST_TIMEOUT, usual.requestTimeout(), Duration::parse),
        read.or(CONNECT_TIMEOUT, usual.connectTimeout(), Duration::parse),
        read.or(CONNECTIONS, usual.connectionsPerEndpoint(), Integer::valueOf),
        read.or(KEEP_ALIVE, usual.keepAlive(), Duration::parse));
  }

  /**
   * The settings among environment variables: {@code TIDEGATE_DELIVERY_DRAIN_LIMIT} is {@code
   * delivery.drain-limit}. A variable with our prefix and an unknown name keeps its name, so that
   * {@link #parse} refuses it.
   */
  static Map<String, String> fromEnvironment(Map<String, String> environment) {
    Map<String, String> byVariable = new HashMap<>();
    KEYS.forEach(key -> byVariable.put(variable(key), key));
    Map<String, String> given = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX)) {
            given.put(byVariable.getOrDefault(name, name), value);
          }
        });
    return given;
  }

  private static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Set<String> sorted() {
    return new TreeSet<>(KEYS);
  }

  private record Reader(Map<String, String> given) {
    String required(String key) {
      String value = given.get(key);
      if (value == null) {
        throw new IllegalArgumentException(key + " is missing");
      }
      return value.strip();
    }

    <T> T or(String key, T usual, Function<String, T> parser) {
      String value = given.get(key);
      if (value == null) {
        return usual;
      }
      try {
        return parser.apply(value.strip());
      } catch (NumberFormatException | DateTimeParseException e) {
        throw new IllegalArgumentException(key + " cannot be read, was " + value, e);
      }
    }
  }
}
