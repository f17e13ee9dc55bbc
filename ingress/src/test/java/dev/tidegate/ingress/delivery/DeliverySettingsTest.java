package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.ingress.platform.generic.GenericSenderConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeliverySettingsTest {
  private static Map<String, String> required() {
    Map<String, String> given = new HashMap<>();
    given.put("kafka.bootstrap", "localhost:9092");
    given.put("delivery.instance", "one");
    given.put("keys.envelope-file", "/keys/envelope");
    return given;
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    // When
    DeliverySettings settings = DeliverySettings.parse(required());

    // Then
    assertThat(settings)
        .isEqualTo(
            new DeliverySettings(
                DeliveryConfig.defaults("localhost:9092", "one"),
                Path.of("/keys/envelope"),
                "127.0.0.1",
                0));
  }

  @Test
  void everyKeyReachesItsSetting() {
    // Given
    Map<String, String> given = required();
    given.put("delivery.group", "g");
    given.put("delivery.in-flight-per-partition", "7");
    given.put("delivery.attempt-limit", "3");
    given.put("delivery.backoff-base", "PT0.001S");
    given.put("delivery.backoff-cap", "PT2S");
    given.put("delivery.commit-interval", "PT3S");
    given.put("delivery.drain-limit", "PT4S");
    given.put("delivery.session-timeout", "PT6S");
    given.put("send.request-timeout", "PT7S");
    given.put("send.connect-timeout", "PT8S");
    given.put("send.connections-per-endpoint", "9");
    given.put("send.keep-alive", "PT10S");
    given.put("management.host", "0.0.0.0");
    given.put("management.port", "7702");

    // When
    DeliverySettings settings = DeliverySettings.parse(given);

    // Then
    assertThat(given.keySet()).isEqualTo(DeliverySettings.KEYS);
    assertThat(settings)
        .isEqualTo(
            new DeliverySettings(
                new DeliveryConfig(
                    "localhost:9092",
                    "one",
                    "g",
                    7,
                    3,
                    Duration.ofMillis(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(6),
                    new GenericSenderConfig(
                        Duration.ofSeconds(7), Duration.ofSeconds(8), 9, Duration.ofSeconds(10))),
                Path.of("/keys/envelope"),
                "0.0.0.0",
                7702));
  }

  @Test
  void anUnknownKeyIsRefused() {
    // Given
    Map<String, String> given = required();
    given.put("delivery.drain-limitt", "PT4S");

    // When
    var wrong = assertThatThrownBy(() -> DeliverySettings.parse(given));

    // Then
    wrong.hasMessageStartingWith("unknown settings [delivery.drain-limitt]");
  }

  @Test
  void aWrongValueIsNamedWithItsKey() {
    // Given
    Map<String, String> given = required();
    given.put("delivery.drain-limit", "5 seconds");

    // When
    var wrong = assertThatThrownBy(() -> DeliverySettings.parse(given));

    // Then
    wrong.hasMessage("delivery.drain-limit cannot be read, was 5 seconds");
  }

  @Test
  void variablesOfTheEnvironmentAreTheSameKeys() {
    // Given
    Map<String, String> environment =
        Map.of("TIDEGATE_DELIVERY_DRAIN_LIMIT", "PT4S", "TIDEGATE_DRAINLIMIT", "x", "PATH", "/bin");

    // When
    Map<String, String> given = DeliverySettings.fromEnvironment(environment);

    // Then
    assertThat(given).isEqualTo(Map.of("delivery.drain-limit", "PT4S", "TIDEGATE_DRAINLIMIT", "x"));
  }
}
