package dev.tidegate.ingress.delivery;

import dev.tidegate.ingress.platform.generic.GenericSenderConfig;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Settings of delivery.
 *
 * @param instance name of this instance: unique among those that run, the same after a restart, so
 *     that a killed instance gets its partitions back at once
 * @param group the consumer group that shares the actions among instances
 * @param inFlightPerPartition when so many actions of a partition are read and not finished, the
 *     partition is paused; one poll may go above it
 * @param attemptLimit sends of one action at most
 * @param backoffBase ceiling of the pause after the first attempt; doubles with each
 * @param backoffCap ceiling of every pause
 * @param commitInterval how often offsets are committed
 * @param drainLimit how long a stop or a lost partition waits for what is on the way
 * @param sessionTimeout after which the partitions of an instance that is gone go to another
 */
public record DeliveryConfig(
    String bootstrap,
    String instance,
    String group,
    int inFlightPerPartition,
    int attemptLimit,
    Duration backoffBase,
    Duration backoffCap,
    Duration commitInterval,
    Duration drainLimit,
    Duration sessionTimeout,
    GenericSenderConfig generic) {
  /** What Kafka takes as an id of a group's member; a slash would break the keys of the ledger. */
  private static final Pattern INSTANCE = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  public DeliveryConfig {
    text("kafka.bootstrap", bootstrap);
    text("delivery.group", group);
    if (!INSTANCE.matcher(instance).matches()) {
      throw new IllegalArgumentException(
          "delivery.instance must have 1 to 200 letters, digits, dots, dashes and underscores, was "
              + instance);
    }
    positive("delivery.in-flight-per-partition", inFlightPerPartition);
    positive("delivery.attempt-limit", attemptLimit);
    positive("delivery.backoff-base", backoffBase);
    positive("delivery.backoff-cap", backoffCap);
    positive("delivery.commit-interval", commitInterval);
    positive("delivery.drain-limit", drainLimit);
    positive("delivery.session-timeout", sessionTimeout);
  }

  /** What fits one machine and a cluster alike. */
  public static DeliveryConfig defaults(String bootstrap, String instance) {
    return new DeliveryConfig(
        bootstrap,
        instance,
        "delivery",
        512,
        8,
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        GenericSenderConfig.defaults());
  }

  /** The same with another drain limit. */
  public DeliveryConfig withDrainLimit(Duration limit) {
    return new DeliveryConfig(
        bootstrap,
        instance,
        group,
        inFlightPerPartition,
        attemptLimit,
        backoffBase,
        backoffCap,
        commitInterval,
        limit,
        sessionTimeout,
        generic);
  }

  /** The same with other limits of the generic platform. */
  public DeliveryConfig withGeneric(GenericSenderConfig limits) {
    return new DeliveryConfig(
        bootstrap,
        instance,
        group,
        inFlightPerPartition,
        attemptLimit,
        backoffBase,
        backoffCap,
        commitInterval,
        drainLimit,
        sessionTimeout,
        limits);
  }

  private static void text(String setting, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(setting + " must not be empty");
    }
  }

  private static void positive(String setting, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(setting + " must be positive, was " + value);
    }
  }

  private static void positive(String setting, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(setting + " must be positive, was " + value);
    }
  }
}
