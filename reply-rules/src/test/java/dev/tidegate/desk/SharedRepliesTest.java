package dev.tidegate.desk;

import static dev.tidegate.event.Capability.DM;
import static dev.tidegate.event.Capability.OVERLAY;
import static dev.tidegate.event.Capability.PRIVATE_REPLY;
import static dev.tidegate.event.Capability.PUBLIC_REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidegate.event.AccountChanged;
import dev.tidegate.event.Action;
import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Board;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.StaffAction;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One reply of a room serves everybody who waits for the same answer. */
class SharedRepliesTest {
  private static final long PERIOD = 30_000;
  private static final String SHIPPING = "全店包邮";

  private final DeskHarness shop = DeskHarness.ofShop();

  @Test
  void anAnswerGoesOutAtOnceWhileTheRoomHasRepliesLeft() {
    // Given
    shop.account(4, PERIOD, 0, PUBLIC_REPLY);
    // When
    Decision asked = shop.comment("b1", "包邮吗");
    // Then
    assertThat(asked.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(asked.actionIds()).containsExactly(shop.lastAction().id());
    assertThat(shop.lastAction().text()).isEqualTo(SHIPPING);
    assertThat(shop.lastAction().buyer()).isEqualTo("b1");
  }

  @Test
  void whoAsksWhileTheReplyIsOnItsWayIsServedByIt() {
    // Given
    shop.account(4, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    // When
    Decision second = shop.comment("b2", "要运费吗");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(second.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(second.reason()).isEqualTo("reply_on_its_way");
    assertThat(shop.actions).hasSize(1);
    assertThat(shop.closed()).containsExactly("b1 SENT ", "b2 SENT ");
    assertThat(shop.open()).isZero();
  }

  @Test
  void whenRepliesAreScarceTheNextOneServesAllWhoWait() {
    // Given: the only reply of the period is spent on something else
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.onShow(1);
    shop.comment("b0", "多少钱");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // When
    Decision waits = shop.after(1_000).comment("b1", "包邮吗");
    shop.comment("b2", "要运费吗");
    // Then
    assertThat(waits.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(waits.reason()).isEqualTo("reply_budget");
    assertThat(waits.answerId()).isEqualTo("A1");
    assertThat(line(SHIPPING)).isNull();
    assertThat(shop.actions).hasSize(1);
    // When
    shop.after(PERIOD).tick();
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(shop.lastAction().text()).isEqualTo(SHIPPING);
    assertThat(shop.closed()).containsExactly("b0 SENT ", "b1 SENT ", "b2 SENT ");
    assertThat(line(SHIPPING).buyers()).isEqualTo(2);
  }

  @Test
  void theMostWantedAnswerGoesFirst() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b0", "暗号");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // When: one buyer asks a little earlier than three others ask something else
    shop.comment("b1", "能不能便宜点");
    shop.onShow(1);
    shop.after(500).comment("b2", "包邮吗");
    shop.comment("b3", "要运费吗");
    shop.comment("b4", "包邮吗？？");
    shop.after(PERIOD).tick();
    // Then
    assertThat(shop.lastAction().text()).isEqualTo(SHIPPING);
  }

  @Test
  void aLateAskerCanReadTheAnswerAndCostsNoReplyWhileTheyAreScarce() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // When
    Decision late = shop.after(10_000).comment("b2", "包邮吗");
    // Then
    assertThat(late.reason()).isEqualTo("answer_visible");
    assertThat(shop.closed()).endsWith("b2 SENT answer_visible");
    // When: there is a reply again, so a new asker gets one
    Decision later = shop.after(PERIOD).comment("b3", "包邮吗");
    // Then
    assertThat(later.disposition()).isEqualTo(Disposition.ANSWERED);
  }

  @Test
  void anAnswerThatChangedIsNotTheOneThatCanBeRead() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.onShow(1);
    shop.comment("b1", "1号多少钱");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // When
    shop.record(
        new ProductChanged(DeskHarness.MERCHANT, DeskHarness.product("S1", 2, 1, "开衫", 9_900, 86)));
    Decision late = shop.comment("b2", "1号多少钱");
    shop.after(PERIOD + 1_000).tick();
    // Then
    assertThat(late.reason()).isEqualTo("reply_budget");
    assertThat(shop.lastAction().text()).contains("99");
  }

  @Test
  void aReplyThatNobodyAskedForIsNotMadeWhenRepliesAreScarce() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "我报暗号了");
    // When
    Decision again = shop.comment("b2", "暗号我也报了");
    // Then
    assertThat(again.disposition()).isEqualTo(Disposition.SUPPRESSED);
    assertThat(again.reason()).isEqualTo("reply_budget");
  }

  @Test
  void refusedInTheRoomItGoesToTheOverlayForEverybodyWhoWaits() {
    // Given
    shop.account(2, PERIOD, 0, PUBLIC_REPLY, OVERLAY);
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "包邮吗？");
    // When
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    // Then
    assertThat(shop.lastAction().channel()).isEqualTo(Channel.OVERLAY);
    assertThat(shop.open()).isEqualTo(2);
    // When
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(shop.closed()).containsExactly("b1 SENT ", "b2 SENT ");
  }

  @Test
  void unseenOnTheOverlayItIsToldToEachAlone() {
    // Given
    shop.account(2, PERIOD, 0, PUBLIC_REPLY, OVERLAY, PRIVATE_REPLY);
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "包邮吗？");
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    // When
    Outputs unseen = shop.outcome(shop.lastAction().id(), Status.REFUSED, "no_page_open");
    // Then
    assertThat(unseen.actions())
        .extracting(Action::buyer, Action::channel)
        .containsExactly(tuple("b1", Channel.PRIVATE_REPLY), tuple("b2", Channel.PRIVATE_REPLY));
    // When
    unseen.actions().forEach(alone -> shop.outcome(alone.id(), Status.SENT, ""));
    // Then
    assertThat(shop.open()).isZero();
  }

  @Test
  void atTheEndOfTheWaysItWaitsOnTheBoardAndSaysWhy() {
    // Given
    shop.account(2, PERIOD, 0, PUBLIC_REPLY, OVERLAY);
    shop.comment("b1", "包邮吗");
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    // When
    Outputs end = shop.outcome(shop.lastAction().id(), Status.REFUSED, "no_page_open");
    // Then
    assertThat(end.decision().trace()).anyMatch(step -> step.code().equals("no_channel_left"));
    assertThat(shop.open()).isEqualTo(1);
    assertThat(line(null).text()).isEqualTo("包邮吗");
    // When
    shop.after(700_000).tick();
    // Then
    assertThat(shop.closed()).containsExactly("b1 EXPIRED no_page_open");
  }

  @Test
  void whoWaitsOnTheBoardIsServedWhenSomebodyElseGetsTheAnswer() {
    // Given: refused once
    shop.account(2, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    String refused = shop.lastAction().id();
    // When
    shop.after(PERIOD).comment("b2", "包邮吗");
    // Then: another reply, not the old one once more
    assertThat(shop.lastAction().id()).isNotEqualTo(refused);
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    assertThat(shop.closed()).containsExactly("b1 SENT ", "b2 SENT ");
  }

  @Test
  void anUncertainReplyIsNeverRepeated() {
    // Given
    shop.account(2, PERIOD, 0, PUBLIC_REPLY, OVERLAY);
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "包邮吗？");
    // When
    shop.outcome(shop.lastAction().id(), Status.UNCERTAIN, "timeout");
    // Then
    assertThat(shop.actions).hasSize(1);
    assertThat(shop.closed()).containsExactly("b1 UNCERTAIN timeout", "b2 UNCERTAIN timeout");
  }

  @Test
  void aStaleAnswerWaitsForTheNextReplyAndSaysTheNewPrice() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "1号多少钱");
    shop.record(
        new ProductChanged(DeskHarness.MERCHANT, DeskHarness.product("S1", 2, 1, "开衫", 9_900, 86)));
    // When
    shop.outcome(shop.lastAction().id(), Status.STALE, "price");
    shop.after(PERIOD + 1_000).tick();
    // Then
    assertThat(shop.actions).hasSize(2);
    assertThat(shop.lastAction().text()).contains("99");
    assertThat(shop.lastAction().round()).isEqualTo(1);
    // When
    shop.outcome(shop.lastAction().id(), Status.STALE, "price");
    // Then: once only
    assertThat(shop.closed()).containsExactly("b1 REFUSED stale");
  }

  @Test
  void aReplyThatWasWithdrawnMayGoStaleOnceLikeAnyOther() {
    // Given: a person takes the buyer to whom the reply for both was addressed
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "1号多少钱");
    shop.comment("b2", "1号多少钱？");
    String answer = shop.lastAction().text();
    shop.dm("b1", "我要投诉你们");
    shop.staff(StaffAction.Kind.TAKEN, shop.handOffs.get(0), "anna");
    // When
    shop.outcome(shop.actions.get(0).id(), Status.WITHDRAWN, "person_has_it");
    // Then: while it waits for the next reply the board shows no answer
    assertThat(line(answer)).isNull();
    // When: the next one goes to the other buyer, and its price changes
    shop.after(PERIOD + 1_000).tick();
    shop.record(
        new ProductChanged(DeskHarness.MERCHANT, DeskHarness.product("S1", 2, 1, "开衫", 9_900, 86)));
    shop.outcome(shop.lastAction().id(), Status.STALE, "price");
    shop.after(PERIOD + 1_000).tick();
    // Then
    assertThat(shop.lastAction().text()).contains("99");
    assertThat(shop.lastAction().buyer()).isEqualTo("b2");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    assertThat(shop.closed()).contains("b2 SENT ");
  }

  @Test
  void theBoardDoesNotShowAnAnswerThatNobodyGot() {
    // Given
    shop.account(4, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    // When
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "expired");
    // Then
    assertThat(shop.closed()).containsExactly("b1 EXPIRED expired");
    assertThat(line(SHIPPING)).isNull();
  }

  @Test
  void theBoardShowsAnAnswerThatMayHaveBeenSeen() {
    // Given
    shop.account(4, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    // When
    shop.outcome(shop.lastAction().id(), Status.UNCERTAIN, "timeout");
    // Then
    assertThat(line(SHIPPING)).isNotNull();
  }

  @Test
  void anOutcomeThatNeverComesClosesWhatWaitedForIt() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "包邮吗？");
    // When
    shop.after(130_000).tick();
    // Then
    assertThat(shop.closed()).containsExactly("b1 EXPIRED no_outcome", "b2 EXPIRED no_outcome");
  }

  @Test
  void aReplyThatGoesOutAtTheLastMomentCounts() {
    // Given: the room's next reply comes ten seconds before patience ends, and is refused
    shop.account(1, 570_000, 0, PUBLIC_REPLY, PRIVATE_REPLY);
    shop.comment("b0", "暗号");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    shop.comment("b1", "包邮吗");
    shop.after(590_000).tick();
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    assertThat(shop.lastAction().channel()).isEqualTo(Channel.PRIVATE_REPLY);
    // When
    shop.after(20_000).tick();
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(shop.closed()).containsExactly("b0 SENT ", "b1 SENT ");
  }

  @Test
  void aReplyWhoseOutcomeNeverComesDoesNotKeepItsQuestionOpen() {
    // Given
    shop.account(0, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    // When
    shop.after(130_000).tick();
    // Then
    assertThat(shop.closed()).containsExactly("b1 EXPIRED no_outcome");
    assertThat(shop.state.size(StateKind.PENDING)).isZero();
  }

  @Test
  void whoGotNoReplyInTimeIsToldApartFromWhoHadNoAnswer() {
    // Given: one reply in an hour
    shop.account(1, 3_600_000, 0, PUBLIC_REPLY);
    shop.comment("b0", "暗号");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    shop.comment("b1", "包邮吗");
    // When
    shop.after(700_000).tick();
    // Then
    assertThat(shop.closed()).containsExactly("b0 SENT ", "b1 EXPIRED reply_budget");
  }

  @Test
  void theHostMayAnswerWhatWaitsForAReply() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b0", "暗号");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    shop.comment("b1", "包邮吗");
    // When
    shop.mark(HostMark.Kind.ANSWERED, line(null).id(), null);
    shop.after(PERIOD).tick();
    // Then: nobody waits, so the reply is kept for others
    assertThat(shop.closed()).containsExactly("b0 SENT ", "b1 SAID_ON_AIR host_mark");
    assertThat(shop.actions).hasSize(1);
  }

  @Test
  void theShowEndsWhileAReplyIsOnItsWay() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    // When
    shop.showEnds();
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(shop.closed()).containsExactly("b1 SENT ");
  }

  @Test
  void anAnswerTooLongForTheRoomTakesTheNextWay() {
    // Given
    shop.account(0, PERIOD, 3, PUBLIC_REPLY, DM);
    // When
    shop.comment("b1", "包邮吗");
    // Then
    assertThat(shop.lastAction().channel()).isEqualTo(Channel.DM);
  }

  @Test
  void anAccountThatCannotAnswerLeavesItToTheHost() {
    // Given
    shop.account(0, PERIOD, 0);
    // When
    Decision asked = shop.comment("b1", "包邮吗");
    // Then
    assertThat(asked.reason()).isEqualTo("waits_for_host");
    assertThat(asked.trace()).anyMatch(step -> step.code().equals("no_reply_channel"));
    assertThat(shop.actions).isEmpty();
  }

  @Test
  void withoutAQuotaARefusedReplyTakesTheNextWayForItsBuyer() {
    // Given
    shop.account(0, PERIOD, 0, PUBLIC_REPLY, DM);
    shop.comment("b1", "包邮吗");
    // When
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "http_410");
    // Then
    assertThat(shop.lastAction().channel()).isEqualTo(Channel.DM);
    // When
    shop.outcome(shop.lastAction().id(), Status.REFUSED, "window_closed");
    shop.after(700_000).tick();
    // Then
    assertThat(shop.actions).hasSize(2);
    assertThat(shop.closed()).containsExactly("b1 EXPIRED window_closed");
  }

  @Test
  void theMerchantsOrderOfChannelsHolds_andTheRoomsLimitWithIt() {
    // Given: the overlay first, then the room, which takes one reply in the period
    shop.account(1, PERIOD, 0, PUBLIC_REPLY, OVERLAY);
    order(Channel.OVERLAY, Channel.PUBLIC_REPLY);
    shop.comment("b1", "包邮吗");
    shop.comment("b2", "1号多少钱");
    List<Action> lines = List.copyOf(shop.actions);
    assertThat(lines).extracting(Action::channel).containsOnly(Channel.OVERLAY);
    // When
    lines.forEach(line -> shop.outcome(line.id(), Status.REFUSED, "no_page_open"));
    // Then: one goes to the room now, the other when the room takes one again
    assertThat(shop.actions).hasSize(3);
    assertThat(shop.lastAction().channel()).isEqualTo(Channel.PUBLIC_REPLY);
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    shop.after(PERIOD + 1_000).tick();
    assertThat(shop.actions).hasSize(4);
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    assertThat(shop.closed()).containsExactly("b1 SENT ", "b2 SENT ");
  }

  @Test
  void whoWaitsForAReplyIsKeptWhenTheBoardIsFull() {
    // Given: b1 waits, then sixty questions without an answer fill the board
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    shop.comment("b0", "1号多少钱");
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    shop.comment("b1", "包邮吗");
    for (int i = 0; i < 60; i++) {
      String word = new String(Character.toChars(0x4E00 + 37 * i)).repeat(3);
      shop.after(10).comment("x" + i, word + "是什么意思？");
      shop.comment("y" + i, word + "是什么意思？");
    }
    RoomState full = Rooms.find(shop.state, DeskHarness.ROOM);
    assertThat(full.clusters()).hasSize(Clusters.KEPT);
    assertThat(full.clusters()).noneMatch(ref -> ref.id().contains("A1"));
    // When
    shop.after(PERIOD).tick();
    shop.outcome(shop.lastAction().id(), Status.SENT, "");
    // Then
    assertThat(shop.lastAction().text()).isEqualTo(SHIPPING);
    assertThat(shop.closed()).contains("b1 SENT ");
  }

  @Test
  void anAccountIsChangedByHigherVersionsOnly() {
    // Given
    shop.account(1, PERIOD, 0, PUBLIC_REPLY);
    AccountState known = Accounts.of(shop.state, "a1");
    // When
    Decision older =
        shop.record(new AccountChanged(DeskHarness.MERCHANT, "a1", "generic", 1, Set.of(), null, 0))
            .decision();
    // Then
    assertThat(older.disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(older.reason()).isEqualTo("older_account");
    assertThat(Accounts.of(shop.state, "a1")).isEqualTo(known);
  }

  private void order(Channel... channels) {
    RuleSet before = shop.ruleSets.get(1L).source();
    Policy policy = before.policy();
    RuleSet after =
        new RuleSet(
            DeskHarness.MERCHANT,
            2,
            before.keywordRules(),
            before.faq(),
            before.sizeChart(),
            before.concepts(),
            new Policy(
                policy.faqThreshold(),
                policy.coolDownMs(),
                policy.questionExpiryMs(),
                policy.actionExpiryMs(),
                policy.factAgeMs(),
                List.of(channels)));
    shop.ruleSets.put(2L, CompiledRuleSet.compile(after));
    shop.record(new ReleaseChanged(DeskHarness.MERCHANT, 2, 2));
  }

  /** The board's line with this answer; null for the one that waits. */
  private Board.Line line(String answer) {
    return shop.board().clusters().stream()
        .filter(one -> Objects.equals(one.answer(), answer))
        .findFirst()
        .orElse(null);
  }
}
