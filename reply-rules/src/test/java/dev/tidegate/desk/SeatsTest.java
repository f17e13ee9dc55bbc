package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Board;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.StaffAction;
import dev.tidegate.ruleset.HandOffPolicy;
import org.junit.jupiter.api.Test;

/** Who needs a person keeps a place on the board, whatever the host does with the lines. */
class SeatsTest {
  private static final String TORN = "收到的衣服是破的 我要退款";
  private static final String LATE = "等了十天还不发货 我要投诉";
  private static final String FUZZ = "洗完会不会变得毛毛糙糙的";

  private final DeskHarness shop = DeskHarness.ofShop();

  @Test
  void aHandOffFollowsIntoTheQuestionThatItsOwnWasPutInto() {
    // Given
    shop.comment("a", TORN);
    shop.comment("b", LATE);
    // When
    shop.merge(line(LATE).id(), line(TORN).id());
    // Then
    assertThat(handOff("b").cluster()).isEqualTo(line(TORN).id());
    assertThat(handOff("b").waiting()).isEqualTo(2);
    // When
    shop.mark(HostMark.Kind.ANSWERED, line(TORN).id(), null);
    // Then
    assertThat(handOff("a").status()).isEqualTo(HandOff.Status.CLOSED);
    assertThat(handOff("b").status()).isEqualTo(HandOff.Status.CLOSED);
    assertThat(line(TORN).needsPerson()).isFalse();
  }

  @Test
  void theBoardStopsAskingForAPersonAfterAMerge_whenTheStaffAreDone() {
    // Given
    shop.comment("a", TORN);
    shop.comment("b", LATE);
    shop.merge(line(LATE).id(), line(TORN).id());
    // When
    shop.staff(StaffAction.Kind.CLOSED, handOff("a"), "anna");
    boolean one = line(TORN).needsPerson();
    shop.staff(StaffAction.Kind.CLOSED, handOff("b"), "anna");
    // Then
    assertThat(one).isTrue();
    assertThat(line(TORN).needsPerson()).isFalse();
  }

  @Test
  void onePersonsAnswerServesAllOfAMergedQuestion() {
    // Given
    shop.comment("a", TORN);
    shop.comment("b", FUZZ);
    shop.comment("c", LATE);
    shop.merge(line(FUZZ).id(), line(TORN).id());
    shop.merge(line(LATE).id(), line(TORN).id());
    shop.staff(StaffAction.Kind.TAKEN, handOff("c"), "anna");
    // When
    shop.reply("act1", handOff("c"), "anna", "都可以退换，运费我们出", true);
    shop.outcome(shop.lastAction().id(), Status.SENT, "ok");
    // Then
    assertThat(handOff("a").status()).isEqualTo(HandOff.Status.CLOSED);
    assertThat(shop.state.size(StateKind.QUESTION)).isZero();
  }

  @Test
  void aHandOffWithAPlaceInBothLinesHasOneInTheMergedOne() {
    // Given
    shop.comment("a", TORN);
    shop.comment("a", LATE);
    shop.merge(line(LATE).id(), line(TORN).id());
    // When
    WaitingList list = WaitingList.of(shop.state, line(TORN).id());
    // Then
    assertThat(list.all()).hasSize(1);
    assertThat(HandOffState.of(shop.state, "a").matter().clusters())
        .containsExactly(line(TORN).id());
  }

  @Test
  void aSplitLeavesWhoNeedsAPersonWhereItFindsThem() {
    // Given
    shop.comment("a", TORN);
    shop.comment("b", FUZZ);
    shop.merge(line(FUZZ).id(), line(TORN).id());
    // When
    shop.split(line(TORN).id(), line(TORN).wordings().get(0).id());
    // Then
    assertThat(line(FUZZ).needsPerson()).isFalse();
    assertThat(line(FUZZ).buyers()).isEqualTo(1);
    assertThat(line(TORN).needsPerson()).isTrue();
    // When
    shop.mark(HostMark.Kind.ANSWERED, line(TORN).id(), null);
    // Then
    assertThat(handOff("a").status()).isEqualTo(HandOff.Status.CLOSED);
    assertThat(shop.state.size(StateKind.QUESTION)).isEqualTo(1);
  }

  @Test
  void whoComplainsAgainAfterTheHostSpokeIsAmongThoseWhoWaitAgain() {
    // Given: the host speaks while an agent holds the buyer, and the agent stays silent
    shop.comment("a", TORN);
    shop.staff(StaffAction.Kind.TAKEN, handOff("a"), "anna");
    shop.mark(HostMark.Kind.ANSWERED, line(TORN).id(), null);
    shop.after(HandOffPolicy.defaults().silentAgentMs() + Deadlines.SLOT_MS).tick();
    // When
    shop.comment("a", TORN);
    shop.mark(HostMark.Kind.ANSWERED, line(TORN).id(), null);
    // Then
    assertThat(handOff("a").status()).isEqualTo(HandOff.Status.CLOSED);
  }

  private Board.Line line(String text) {
    return shop.board().clusters().stream()
        .filter(line -> line.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not on the board: " + text));
  }

  private HandOff handOff(String buyer) {
    return shop.handOffs.stream()
        .filter(handOff -> handOff.buyer().equals(buyer))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }
}
