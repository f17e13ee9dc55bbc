package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.ingress.platform.Attempt;
import dev.tidegate.ingress.platform.Attempt.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPolicyTest {
  private static RetryPolicy withRandom(double random) {
    return new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), () -> random);
  }

  @ParameterizedTest
  @CsvSource({
    // kind, attempts, doubt before, honours keys, time left, ends as (empty: again)
    "TAKEN, 1, false, false, 1000, SENT",
    "TAKEN, 2, true, false, 1000, SENT",
    "REFUSED, 1, false, false, 1000, REFUSED",
    "REFUSED, 2, true, true, 1000, UNCERTAIN",
    "NOT_TAKEN, 1, false, false, 1000,",
    "NOT_TAKEN, 1, false, true, 1000,",
    "NOT_TAKEN, 4, false, false, 1000, REFUSED",
    "NOT_TAKEN, 4, true, true, 1000, UNCERTAIN",
    "NOT_TAKEN, 1, false, false, 10, REFUSED",
    "NOT_TAKEN, 1, true, true, 10, UNCERTAIN",
    "AMBIGUOUS, 1, false, false, 1000, UNCERTAIN",
    "AMBIGUOUS, 1, false, true, 1000,",
    "AMBIGUOUS, 4, false, true, 1000, UNCERTAIN",
    "AMBIGUOUS, 1, false, true, 10, UNCERTAIN",
  })
  void onlyWhatIsSafeIsRepeated(
      Kind kind, int attempts, boolean doubt, boolean honours, long leftMs, Status end) {
    // Given
    var situation = new RetryPolicy.Situation(attempts, doubt, honours, 5_000, 5_000 + leftMs);

    // When
    RetryPolicy.Next next = withRandom(0.5).after(Attempt.of(kind, "why"), situation);

    // Then
    assertThat(next.status()).isEqualTo(end);
    assertThat(next.reason()).isEqualTo("why");
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "1, 0.999, 99", "2, 0.5, 100", "3, 0.999, 299"})
  void thePauseHasFullJitterUnderADoublingCeiling(int attempts, double random, long pauseMs) {
    // Given
    var situation = new RetryPolicy.Situation(attempts, false, true, 0, 100_000);

    // When
    RetryPolicy.Next next = withRandom(random).after(Attempt.of(Kind.NOT_TAKEN, "why"), situation);

    // Then
    assertThat(next.pauseMs()).isEqualTo(pauseMs);
  }

  @Test
  void thePauseIsNeverShorterThanAskedFor() {
    // Given
    Attempt attempt = new Attempt(Kind.NOT_TAKEN, "http_429", Duration.ofSeconds(7));

    // When
    RetryPolicy.Next next =
        withRandom(0.9).after(attempt, new RetryPolicy.Situation(1, false, true, 0, 100_000));

    // Then
    assertThat(next.pauseMs()).isEqualTo(7_000);
  }

  @Test
  void aPauseBeyondTheExpiryEndsAtOnce() {
    // Given
    Attempt attempt = new Attempt(Kind.NOT_TAKEN, "http_429", Duration.ofSeconds(7));

    // When
    RetryPolicy.Next next =
        withRandom(0.9).after(attempt, new RetryPolicy.Situation(1, false, true, 0, 6_999));

    // Then
    assertThat(next.status()).isEqualTo(Status.REFUSED);
    assertThat(next.reason()).isEqualTo("http_429");
  }
}
