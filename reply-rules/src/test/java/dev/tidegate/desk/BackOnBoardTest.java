package dev.tidegate.desk;

import static dev.tidegate.event.Capability.OVERLAY;
import static dev.tidegate.event.Capability.PUBLIC_REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Board;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.StaffAction;
import dev.tidegate.ruleset.HandOffPolicy;
import dev.tidegate.ruleset.Policy;
import org.junit.jupiter.api.Test;

/** What an answer was found for, and nobody got it, waits like any other question. */
class BackOnBoardTest {
  private static final long HOUR = 3_600_000;
  private static final long EXPIRY = Policy.defaults().questionExpiryMs();

  private final DeskHarness shop = DeskHarness.ofShop();

  @Test
  void whoAsksAgainWhileRepliesAreScarceGoesToAPerson() {
    // Given: the only reply of the hour is spent
    shop.account(1, HOUR, 0, PUBLIC_REPLY);
    shop.comment("b0", "暗号");
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "包邮吗");
    // When
    shop.after(61_000).comment("b1", "包邮吗");
    shop.after(EXPIRY + Deadlines.SLOT_MS).tick();
    // Then
    assertThat(handOff("b1").why()).containsExactly(Why.ASKED_TWICE);
    assertThat(shop.handOffs).extracting(HandOff::buyer).containsOnly("b1");
    assertThat(line("包邮吗").needsPerson()).isTrue();
    // When
    shop.staff(StaffAction.Kind.CLOSED, handOff("b1"), "anna");
    // Then
    assertThat(line("包邮吗").needsPerson()).isFalse();
  }

  @Test
  void aReplyThatGoesOutAfterwardsLeavesThePersonsBuyerWithThePerson() {
    // Given: one reply in twelve minutes
    shop.account(1, 12 * 60_000, 0, PUBLIC_REPLY);
    shop.comment("b0", "暗号");
    shop.comment("b1", "包邮吗");
    shop.after(1_000).comment("b1", "包邮吗");
    shop.after(EXPIRY + Deadlines.SLOT_MS).comment("b2", "包邮吗");
    // When
    shop.after(180_000).tick();
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(line("包邮吗").answer()).isEqualTo("全店包邮");
    assertThat(line("包邮吗").needsPerson()).isTrue();
    assertThat(handOff("b1").status()).isEqualTo(HandOff.Status.WAITING);
    // When
    shop.staff(StaffAction.Kind.CLOSED, handOff("b1"), "anna");
    // Then
    assertThat(line("包邮吗").needsPerson()).isFalse();
  }

  @Test
  void aQuestionThatNoWayTookGoesToAPersonInTheEnd_whenTheMerchantSaysSo() {
    // Given
    shop.publish(2, unresolvedToPerson());
    shop.account(0, HOUR, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    // When
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    shop.after(EXPIRY + Deadlines.SLOT_MS).tick();
    // Then
    assertThat(handOff("b1").why()).containsExactly(Why.UNRESOLVED);
    assertThat(line("包邮吗").needsPerson()).isTrue();
  }

  @Test
  void whatHasLeftTheBoardComesBackWhenNoWayTookItsAnswer() {
    // Given: sixty questions without an answer push it off the board
    shop.account(0, HOUR, 0, PUBLIC_REPLY, OVERLAY);
    shop.comment("b1", "包邮吗");
    fillBoard();
    assertThat(kept("包邮吗")).isNull();
    // When
    shop.outcome(shop.actions.get(0).id(), Status.REFUSED, "http_410");
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "no_page_open");
    // Then
    assertThat(kept("包邮吗").answer()).isNull();
    assertThat(kept("包邮吗").buyers()).isEqualTo(1);
  }

  @Test
  void whatManySharedComesBackWithAllOfThem() {
    // Given
    shop.account(1, HOUR, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "要运费吗");
    fillBoard();
    assertThat(kept("包邮吗")).isNull();
    // When
    shop.outcome(shop.actions.get(0).id(), Status.REFUSED, "http_410");
    // Then
    assertThat(kept("包邮吗").buyers()).isEqualTo(2);
  }

  @Test
  void aQuestionThatIsAskedAgainAfterALongSilenceIsOnTheBoardAgain() {
    // Given
    shop.comment("b1", "这个面料洗了会不会起球");
    // When
    shop.after(Clusters.SHOWN_MS + 1).comment("b2", "这个面料洗了会不会起球");
    // Then
    assertThat(line("这个面料洗了会不会起球").buyers()).isEqualTo(1);
  }

  private void fillBoard() {
    for (int i = 0; i < 60; i++) {
      String word = new String(Character.toChars(0x4E00 + 37 * i)).repeat(3);
      for (String buyer : new String[] {"x", "y", "z"}) {
        shop.after(10).comment(buyer + i, word + "是什么意思？");
      }
    }
  }

  /** Also where the screen has no line left for it. */
  private ClusterState kept(String text) {
    return Rooms.find(shop.state, DeskHarness.ROOM).clusters().stream()
        .map(ref -> Clusters.find(shop.state, ref.id(), 0))
        .filter(cluster -> cluster != null && cluster.text().equals(text))
        .findFirst()
        .orElse(null);
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

  private static Policy unresolvedToPerson() {
    Policy usual = Policy.defaults();
    return new Policy(
        usual.faqThreshold(),
        usual.coolDownMs(),
        usual.questionExpiryMs(),
        usual.actionExpiryMs(),
        usual.factAgeMs(),
        usual.channels(),
        new HandOffPolicy(0, 0, true, null, null, null, null, null));
  }
}
