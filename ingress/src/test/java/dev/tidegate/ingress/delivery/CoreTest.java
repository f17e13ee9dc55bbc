package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CoreTest {
  @Test
  void tellsOfAnErrorInATaskAndGoesOn() throws Exception {
    // Given
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    CompletableFuture<Boolean> later = new CompletableFuture<>();
    try (Core core = new Core("core-test", failure::complete)) {

      // When
      core.after(
          1,
          () -> {
            throw new AssertionError("defect");
          });
      Throwable told = failure.get(10, TimeUnit.SECONDS);
      core.execute(() -> later.complete(true));

      // Then
      assertThat(told).isInstanceOf(AssertionError.class).hasMessage("defect");
      assertThat(later.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
