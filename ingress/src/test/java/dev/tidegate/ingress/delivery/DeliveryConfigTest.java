package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeliveryConfigTest {
  @Test
  void theDefaultsAreThese() {
    // When
    DeliveryConfig config = DeliveryConfig.defaults("localhost:9092", "one");

    // Then
    assertThat(config.group()).isEqualTo("delivery");
    assertThat(config.inFlightPerPartition()).isEqualTo(512);
    assertThat(config.attemptLimit()).isEqualTo(8);
    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.drainLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.generic().requestTimeout()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void anInstanceWithASlashWouldBreakTheKeysOfTheLedger() {
    // When
    var wrong = assertThatThrownBy(() -> DeliveryConfig.defaults("localhost:9092", "a/b"));

    // Then
    wrong.hasMessage(
        "delivery.instance must have 1 to 200 letters, digits, dots, dashes and underscores, was"
            + " a/b");
  }

  @Test
  void aWrongValueIsNamedWithItsSetting() {
    // Given
    DeliveryConfig config = DeliveryConfig.defaults("localhost:9092", "one");

    // When
    var wrong = assertThatThrownBy(() -> config.withDrainLimit(Duration.ZERO));

    // Then
    wrong.hasMessage("delivery.drain-limit must be positive, was PT0S");
  }
}
