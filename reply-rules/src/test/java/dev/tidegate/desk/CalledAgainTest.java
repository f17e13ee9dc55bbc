package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.StaffAction.Kind;
import dev.tidegate.event.TraceStep;
import org.junit.jupiter.api.Test;

/** What needs a person reaches one, also the second time and on the less common paths. */
class CalledAgainTest {
  private final DeskHarness shop = DeskHarness.ofShop();

  @Test
  void aComplaintSaidAgainAfterItsHandOffWasClosedCallsForAPersonAnew() {
    // Given
    shop.dm("b1", "我要投诉你们");
    Decision meanwhile = shop.after(2_000).dm("b1", "我要投诉你们");
    shop.staff(Kind.CLOSED, handOff(), "anna");
    // When
    Decision again = shop.after(5_000).dm("b1", "我要投诉你们");
    // Then
    assertThat(meanwhile.reason()).isEqualTo("said_again");
    assertThat(again.disposition()).isEqualTo(Disposition.HANDED_OVER);
    assertThat(handOff().status()).isEqualTo(HandOff.Status.WAITING);
  }

  @Test
  void wordsForTheHostInADirectMessageGoToAPerson() {
    // When
    Decision decision = shop.dm("b1", "上链接");
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.HANDED_OVER);
    assertThat(decision.reason()).isEqualTo("keyword_rule");
    assertThat(decision.answerId()).isEqualTo("K4");
    assertThat(decision.trace()).extracting(TraceStep::code).contains("handed_to_person");
    assertThat(handOff().why()).containsExactly(Why.MERCHANT_WORDS);
  }

  @Test
  void whoWasHeldBackSilentlyIsToldOnceThereIsACauseToTellIt() {
    // Given
    shop.dm("b1", "加微信看图");
    int before = shop.actions.size();
    // When
    shop.after(5_000).dm("b1", "我要投诉你们");
    shop.after(5_000).dm("b1", "12315见");
    // Then
    assertThat(before).isZero();
    assertThat(handOff().why()).containsExactly(Why.HELD, Why.COMPLAINT, Why.MERCHANT_WORDS);
    assertThat(shop.actions).extracting(Action::kind).containsExactly(Action.Kind.HAND_OFF_LINE);
  }

  private HandOff handOff() {
    return shop.handOffs.get(shop.handOffs.size() - 1);
  }
}
