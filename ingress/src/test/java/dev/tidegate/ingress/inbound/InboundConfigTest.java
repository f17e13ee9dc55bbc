package dev.tidegate.ingress.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboundConfigTest {
  private static final Path QUEUE = Path.of("queue.db");
  private static final Path KEY = Path.of("envelope.key");

  @Test
  void shouldHaveTheDocumentedDefaults() {
    assertThat(InboundLimits.defaults())
        .isEqualTo(
            new InboundLimits(
                1 << 20,
                16 << 10,
                100,
                2000,
                64L << 20,
                Duration.ofSeconds(1),
                1_000_000,
                10_000,
                Duration.ofSeconds(10)));
    assertThat(IngressConfig.of("h", 7701, "b:1", QUEUE, KEY).eventLoops()).isPositive();
  }

  @Test
  void shouldNameTheSettingAndTheValueThatAreWrong() {
    assertThatThrownBy(() -> IngressConfig.of("h", 70_000, "b:1", QUEUE, KEY))
        .hasMessage("port must be between 0 and 65535, was 70000");
    assertThatThrownBy(() -> IngressConfig.of("", 1, "b:1", QUEUE, KEY))
        .hasMessage("host must not be empty");
    assertThatThrownBy(() -> InboundLimits.defaults().withMaxQueueRows(0))
        .hasMessage("maxQueueRows must be positive, was 0");
    assertThatThrownBy(
            () ->
                new InboundLimits(
                    10, 1, 1, 1, 9, Duration.ofSeconds(1), 1, 1, Duration.ofSeconds(1)))
        .hasMessage("maxUnparsedBytes must be at least maxBodyBytes, was 9");
    assertThatThrownBy(
            () -> new InboundLimits(1, 1, 1, 1, 1, Duration.ZERO, 1, 1, Duration.ofSeconds(1)))
        .hasMessage("ackTimeout must be positive, was PT0S");
  }
}
