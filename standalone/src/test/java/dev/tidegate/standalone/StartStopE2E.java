package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartStopE2E {
  private static final String CHATS = "tidegate_log_records_total{type=\"chat_event\",}";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void goesOnWhereItStoppedAndWhereItWasKilled() throws Exception {
    try (ProductProcess product = new ProductProcess(directory, "--no-demo")) {
      // Given: a comment before an orderly stop
      product.start();
      assertThat(product.tryLine()).contains("202");
      await().atMost(LIMIT).until(() -> product.metric(CHATS) == 1);
      assertThat(product.stop()).isZero();

      // When: another before a kill, and one after it
      product.start();
      assertThat(product.metric(CHATS)).isEqualTo(1);
      assertThat(product.tryLine()).contains("202");
      product.kill();
      product.start();
      assertThat(product.tryLine()).contains("202");

      // Then
      await().atMost(LIMIT).until(() -> product.metric(CHATS) == 3);
      assertThat(product.metric("tidegate_job_unreadable_checkpoints_total{name=\"reply\",}"))
          .isZero();
      assertThat(product.stop()).isZero();
    }
  }
}
