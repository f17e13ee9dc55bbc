package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.DeliveryOutcome.Status;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private final Ledger ledger = new Ledger();

  private static LedgerOutcome outcome(String actionId, Status status, long offset, long expires) {
    return new LedgerOutcome(
        offset, expires, new DeliveryOutcome("m1", actionId, status, "why", 1, 5));
  }

  @Test
  void theFirstClaimInTheLogWins() {
    // When
    ledger.claimed(LedgerKey.claim("a1", "one", 7));
    ledger.claimed(LedgerKey.claim("a1", "two", 8));

    // Then
    assertThat(ledger.get("a1").claim()).isEqualTo(LedgerKey.claim("a1", "one", 7));
  }

  @Test
  void theFirstOutcomeInTheLogWins() {
    // Given
    ledger.claimed(LedgerKey.claim("a1", "one", 7));

    // When
    ledger.settled(outcome("a1", Status.UNCERTAIN, 3, 100));
    ledger.settled(outcome("a1", Status.SENT, 3, 100));

    // Then
    assertThat(ledger.get("a1").outcome().status()).isEqualTo(Status.UNCERTAIN);
    assertThat(ledger.get("a1").claim()).isNotNull();
  }

  @Test
  void aClaimAfterAnOutcomeIsKeptWithIt() {
    // Given
    ledger.settled(outcome("a1", Status.SENT, 3, 100));

    // When
    ledger.claimed(LedgerKey.claim("a1", "one", 7));

    // Then
    assertThat(ledger.get("a1").outcome()).isNotNull();
    assertThat(ledger.get("a1").claim()).isNotNull();
  }

  @Test
  void aSettledActionIsForgottenOnlyOnceExpiredAndBelowTheCommit() {
    // Given
    ledger.settled(outcome("a1", Status.SENT, 3, 100));

    // When
    ledger.forget(3, 200);
    int notBelow = ledger.size();
    ledger.forget(4, 100);
    int notExpired = ledger.size();
    ledger.forget(4, 101);

    // Then
    assertThat(notBelow).isOne();
    assertThat(notExpired).isOne();
    assertThat(ledger.size()).isZero();
  }

  @Test
  void aClaimWithoutOutcomeIsNeverForgotten() {
    // Given
    ledger.claimed(LedgerKey.claim("a1", "one", 7));

    // When
    ledger.forget(Long.MAX_VALUE, Long.MAX_VALUE);

    // Then
    assertThat(ledger.get("a1")).isNotNull();
  }
}
