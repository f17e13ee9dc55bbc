package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidegate.event.Action;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.HandOff.Change;
import dev.tidegate.event.HandOff.Line;
import dev.tidegate.event.HandOff.Who;
import dev.tidegate.event.HandOff.Why;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.StaffAction.Kind;
import dev.tidegate.ruleset.HandOffPolicy;
import dev.tidegate.ruleset.Policy;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOffsTest {
  private static final long SILENT_MS = HandOffPolicy.defaults().silentAgentMs();
  private static final long SLOT_MS = Deadlines.SLOT_MS;

  private DeskHarness shop;

  @BeforeEach
  void openShop() {
    shop = DeskHarness.ofShop();
  }

  @ParameterizedTest
  @CsvSource({
    "我要投诉你们, COMPLAINT",
    "我要打12315, MERCHANT_WORDS",
    "再不处理我就找消协, COMPLAINT",
    "转人工客服, ASKED_FOR_PERSON",
    "收到的衣服是破的 我要退款, COMPLAINT",
    "你们这是什么态度 太气人了 等了十天还不发货 骗人, COMPLAINT",
    "I want to talk to a real person, ASKED_FOR_PERSON",
    "你们家客服能加班到几点来着呀, UNANSWERED",
  })
  void aPersonIsCalled(String text, Why why) {
    // When
    Decision decision = shop.dm("b1", text);
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.HANDED_OVER);
    assertThat(handOff().why()).containsExactly(why);
    assertThat(handOff().status()).isEqualTo(HandOff.Status.WAITING);
    assertThat(handOff().dueMs()).isEqualTo(handOff().openedMs() + 5 * 60_000);
    assertThat(shop.lastObligation().kind()).isEqualTo(Obligation.Kind.HAND_OFF);
  }

  @Test
  void aTalkThatGoesBadlyCallsForAPerson_alsoWithoutAWordThatAsksForOne() {
    // Given: a complaint that was seen to, and a buyer whom that did not help
    shop.dm("b1", "太差劲了 问了三遍都没人理 我要投诉");
    shop.dm("b1", "等了十天了 一直骗我说快了 气死人");
    shop.staff(Kind.CLOSED, handOff(), "anna");
    // When
    Decision again = shop.after(61_000).dm("b1", "这么久了还不发货？？？");
    Decision ofAnother = shop.dm("b2", "谢谢啦 那我等着");
    // Then
    assertThat(again.reason()).isEqualTo("talk_goes_badly");
    assertThat(handOff().why()).containsExactly(Why.TALK);
    assertThat(ofAnother.disposition()).isEqualTo(Disposition.IGNORED);
  }

  @Test
  void theBuyerIsToldOnce_whatHappensNext() {
    // When
    shop.dm("b1", "我要投诉你们");
    shop.after(5_000).dm("b1", "12315见");
    // Then
    assertThat(shop.actions)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.kind()).isEqualTo(Action.Kind.HAND_OFF_LINE);
              assertThat(line.channel()).isEqualTo(Action.Channel.DM);
              assertThat(line.text()).isEqualTo("已为您转接人工客服，请稍等。");
            });
    assertThat(opened()).isEqualTo(1);
    assertThat(handOff().why()).containsExactly(Why.COMPLAINT, Why.MERCHANT_WORDS);
  }

  @Test
  void anEnglishBuyerIsToldInEnglish_andOutOfHoursWhenSomebodyIsBack() {
    // Given: START is 06:13 in Shanghai
    shop.publish(2, policy(new HandOffPolicy(0, 0, false, null, null, "09:00", "23:00", null)));
    // When
    shop.dm("b1", "I want a real person, this is fraud");
    shop.after(3 * 3_600_000).dm("b2", "I want a real person, this is fraud");
    // Then
    assertThat(shop.actions)
        .extracting(Action::text)
        .containsExactly(
            "Our team is away now and will answer you from 09:00 (shop time).",
            "I am passing you to a colleague, one moment please.");
  }

  @Test
  void thePersonSeesTheTalkOfBothSides_maskedAndInOrder() {
    // When
    shop.onShow(1);
    shop.comment("b1", "包邮吗");
    shop.dm("b1", "我电话13812345678 投诉你们");
    // Then
    assertThat(handOff().lines())
        .extracting(Line::who, Line::open, Line::text, Line::because)
        .containsExactly(
            line(Who.BUYER, true, "包邮吗", "merchant_answer"),
            line(Who.BOT, true, "全店包邮", "A1"),
            line(Who.BUYER, false, "我电话138******78 投诉你们", handOff().lines().get(2).because()),
            line(Who.BOT, false, "已为您转接人工客服，请稍等。", "hand_off"));
  }

  @Test
  void thePersonSeesTheOrders_eachAsItWasReportedLast() {
    // Given
    shop.order("b1", "5001", OrderEvent.Status.PAID);
    shop.order("b1", "5002", OrderEvent.Status.PAID);
    shop.order("b1", "5001", OrderEvent.Status.SHIPPED);
    // When
    shop.dm("b1", "我要投诉你们");
    // Then
    assertThat(handOff().orders())
        .extracting(HandOff.Order::orderId, HandOff.Order::status)
        .containsExactly(
            tuple("5002", OrderEvent.Status.PAID), tuple("5001", OrderEvent.Status.SHIPPED));
  }

  @Test
  void aLongTalkKeepsItsLastTwelveLines() {
    // When
    shop.dm("b1", "我要投诉你们");
    for (int i = 0; i < 30; i++) {
      shop.after(1_000).dm("b1", "投诉第" + i + "遍");
    }
    // Then
    assertThat(handOff().lines()).hasSize(HandOff.MAX_LINES);
    assertThat(handOff().lines().get(11).text()).isEqualTo("投诉第29遍");
  }

  @Test
  void repliesAreMadeReadyFromTheMerchantsOwnData() {
    // When
    shop.comment("b1", "包邮不 我要投诉");
    // Then: A2 has a price in it, and no product is in talk
    assertThat(handOff().suggestions()).extracting(HandOff.Suggestion::text).contains("全店包邮");
    assertThat(handOff().suggestions()).noneMatch(s -> s.text().contains("{"));
    // When
    shop.onShow(1);
    shop.comment("b2", "能不能便宜点 投诉你");
    // Then
    assertThat(handOff().suggestions()).extracting(HandOff.Suggestion::text).contains("直播价129元最低了");
    assertThat(handOff().suggestions()).hasSizeLessThanOrEqualTo(HandOff.MAX_SUGGESTIONS);
  }

  @Test
  void whileAPersonHoldsTheBuyer_theBotIsSilent_andSpeaksAgainAfterwards() {
    // Given
    shop.dm("b1", "包邮吗");
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.actions.clear();
    // When
    Decision silent = shop.after(10_000).dm("b1", "包邮吗");
    Decision toAnother = shop.dm("b2", "包邮吗");
    // Then
    assertThat(silent.reason()).isEqualTo("person_has_it");
    assertThat(toAnother.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(shop.actions).extracting(Action::buyer).containsExactly("b2");
    assertThat(handOff("b1").lines().get(4).text()).isEqualTo("包邮吗");
    // When
    shop.staff(Kind.HANDED_BACK, handOff("b1"), "anna");
    // Then
    assertThat(shop.dm("b1", "包邮吗").reason()).isEqualTo("unanswered_dm");
    assertThat(shop.after(61_000).dm("b1", "包邮吗").disposition()).isEqualTo(Disposition.ANSWERED);
  }

  @Test
  void takingWithdrawsWhatTheBotHasNotSent() {
    // Given
    shop.dm("b1", "包邮吗");
    Action reply = shop.lastAction();
    shop.dm("b1", "我要投诉你们");
    // When
    shop.staff(Kind.TAKEN, handOff(), "anna");
    // Then
    assertThat(shop.lastAction().kind()).isEqualTo(Action.Kind.WITHDRAW);
    assertThat(shop.lastAction().buyer()).isEqualTo("b1");
    // When
    shop.outcome(reply.id(), Status.WITHDRAWN, "person_has_it");
    // Then
    assertThat(shop.lastObligation().closedBy()).isEqualTo(ClosedBy.WITHDRAWN);
    assertThat(handOff().lines())
        .filteredOn(line -> line.id().equals(reply.id()))
        .extracting(Line::undelivered)
        .containsExactly("person_has_it");
  }

  @Test
  void onlyTheFirstOfTwoGetsTheBuyer() {
    // Given
    shop.dm("b1", "我要投诉你们");
    // When
    Decision first = shop.staff(Kind.TAKEN, handOff(), "anna").decision();
    Decision second = shop.staff(Kind.TAKEN, handOff(), "bert").decision();
    Decision meddling = shop.staff(Kind.CLOSED, handOff(), "bert").decision();
    // Then
    assertThat(first.disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(second.reason()).isEqualTo("held_by_other");
    assertThat(second.trace().get(0).facts()).containsEntry("by", "anna");
    assertThat(meddling.reason()).isEqualTo("held_by_other");
    assertThat(handOff().takenBy()).isEqualTo("anna");
  }

  @Test
  void aReplyGoesOutOnce_namedByTheAct() {
    // Given
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    // When
    shop.reply("act1", handOff(), "anna", "马上给您换一件", false);
    Action reply = shop.lastAction();
    Decision again = shop.reply("act1", handOff(), "anna", "马上给您换一件", false).decision();
    // Then
    assertThat(reply.kind()).isEqualTo(Action.Kind.STAFF_REPLY);
    assertThat(reply.text()).isEqualTo("马上给您换一件");
    assertThat(again.reason()).isEqualTo("duplicate_event");
    assertThat(shop.actions).filteredOn(a -> a.kind() == Action.Kind.STAFF_REPLY).hasSize(1);
    assertThat(handOff().dueMs()).isNull();
    assertThat(handOff().lines().get(handOff().lines().size() - 1).who()).isEqualTo(Who.STAFF);
  }

  @Test
  void aSilentAgentLosesTheBuyer_toTheQueue() {
    // Given
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    // When
    shop.after(SILENT_MS + SLOT_MS).tick();
    // Then
    assertThat(handOff().status()).isEqualTo(HandOff.Status.WAITING);
    assertThat(handOff().change()).isEqualTo(Change.RETURNED);
    assertThat(handOff().returned()).isEqualTo(1);
    assertThat(shop.staff(Kind.TAKEN, handOff(), "bert").decision().disposition())
        .isEqualTo(Disposition.APPLIED);
    assertThat(shop.staff(Kind.HANDED_BACK, handOff(), "anna").decision().reason())
        .isEqualTo("held_by_other");
  }

  @Test
  void anAgentWhoAnsweredKeepsTheBuyer_whoIsClosedAfterAQuietWhile() {
    // Given
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.reply("act1", handOff(), "anna", "马上给您换一件", false);
    // When
    shop.after(SILENT_MS + SLOT_MS).tick();
    // Then
    assertThat(handOff().takenBy()).isEqualTo("anna");
    // When
    shop.after(HandOffs.QUIET_MS).tick();
    // Then
    assertThat(handOff().status()).isEqualTo(HandOff.Status.CLOSED);
    assertThat(shop.lastObligation().closedBy()).isEqualTo(ClosedBy.ANSWERED_BY_PERSON);
    assertThat(shop.state.size(StateKind.HAND_OFF)).isZero();
  }

  @Test
  void aBuyerWhomNobodyTakesIsExpired_notLost() {
    // Given
    shop.dm("b1", "我要投诉你们");
    // When
    shop.after(HandOffs.FORGOTTEN_MS + HandOffs.LONG_SLOT_MS).tick();
    // Then
    assertThat(handOff().closedBy()).isEqualTo(ClosedBy.EXPIRED);
    assertThat(shop.lastObligation().detail()).isEqualTo("nobody_came");
  }

  @Test
  void hoursOfComplaintsNeedNoMoreMomentsToLookAtThanHours() {
    // When: two hours of them, a few seconds apart
    for (int i = 0; i < 300; i++) {
      shop.after(24_000).dm("b" + i, "我要投诉你们");
    }
    // Then: all are looked at in three days, in one of three moments; the rest is of the replies
    assertThat(shop.state.size(StateKind.HAND_OFF)).isEqualTo(300);
    assertThat(lookedAt().filter(due -> due.atMs() > shop.now() + HandOffs.LONG_SLOT_MS))
        .hasSizeLessThanOrEqualTo(3);
    assertThat(lookedAt()).hasSizeLessThan(12);
  }

  @Test
  void aLongTalkWithAPersonDoesNotPileUpDeadlines() {
    // Given
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    // When
    for (int i = 0; i < 30; i++) {
      shop.reply("act" + i, handOff(), "anna", "第" + i + "步请您这样做", false);
      shop.outcome(shop.lastAction().id(), Status.SENT, "");
      shop.after(20_000).dm("b1", "第" + i + "步做好了");
      shop.after(20_000);
    }
    shop.after(150_000).tick();
    // Then: the agent's silence, and what was left of three days
    assertThat(lookedAt()).hasSizeLessThanOrEqualTo(2);
    // When
    shop.after(SILENT_MS + SLOT_MS).tick();
    // Then
    assertThat(handOff().change()).isEqualTo(Change.RETURNED);
  }

  private Stream<DeadlineIndexState.Slot> lookedAt() {
    return shop.state.get(StateKind.DEADLINE_INDEX, "").slots().stream();
  }

  @Test
  void aBuyerIsPassedOn_toAColleagueOrToTheQueue() {
    // Given
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    // When
    shop.passOn(handOff(), "anna", "bert", "买家很急");
    // Then
    assertThat(handOff().takenBy()).isEqualTo("bert");
    assertThat(handOff().notes()).extracting(HandOff.Note::text).containsExactly("买家很急");
    // When
    shop.passOn(handOff(), "bert", null, null);
    // Then
    assertThat(handOff().status()).isEqualTo(HandOff.Status.WAITING);
  }

  @Test
  void askedAgainAfterAMinuteWithoutAnAnswer_goesToAPerson() {
    // When
    Decision first = shop.comment("b1", "这裙子显胖吗");
    Decision other = shop.after(61_000).comment("b2", "这裙子显胖吗");
    Decision again = shop.comment("b1", "这裙子显胖吗");
    // Then
    assertThat(first.reason()).isEqualTo("waits_for_host");
    assertThat(again.reason()).isEqualTo("asked_twice");
    assertThat(other.reason()).isEqualTo("waits_for_host");
    assertThat(handOff("b1").waiting()).isEqualTo(2);
    assertThat(shop.board().clusters().get(0).needsPerson()).isTrue();
    assertThat(shop.obligations)
        .filteredOn(o -> o.closedBy() == ClosedBy.WITHDRAWN)
        .extracting(Obligation::detail)
        .containsExactly("handed_over");
  }

  @Test
  void aQuestionAtItsDeadlineGoesToAPerson_whenTheMerchantSaysSoOrItWasAskedTwice() {
    // Given
    shop.comment("b1", "这裙子显胖吗");
    shop.comment("b2", "会不会起球");
    shop.after(1_000).comment("b2", "会不会起球");
    // When
    shop.after(Policy.defaults().questionExpiryMs() + SLOT_MS).tick();
    // Then: only who asked twice
    assertThat(shop.handOffs).extracting(HandOff::buyer).containsOnly("b2");
    assertThat(handOff().why()).containsExactly(Why.ASKED_TWICE);
    // Given
    shop.publish(2, policy(new HandOffPolicy(0, 0, true, null, null, null, null, null)));
    shop.comment("b3", "主播身高体重是多少呀");
    // When
    shop.after(Policy.defaults().questionExpiryMs() + SLOT_MS).tick();
    // Then
    assertThat(handOff("b3").why()).containsExactly(Why.UNRESOLVED);
  }

  @Test
  void oneAnswerServesAllWhoWait_onceItWasSent() {
    // Given
    shop.comment("a", "这裙子显胖吗");
    shop.comment("b", "这裙子显胖吗");
    shop.comment("c", "这裙子显胖吗");
    shop.after(61_000).comment("a", "这裙子显胖吗");
    shop.comment("b", "这裙子显胖吗");
    HandOff ofA = handOff("a");
    shop.staff(Kind.TAKEN, ofA, "anna");
    // When
    shop.reply("act1", ofA, "anna", "不显胖，A字版型", true);
    Action reply = shop.lastAction();
    // Then: nobody is served by what is only on its way
    assertThat(shop.state.size(StateKind.HAND_OFF)).isEqualTo(2);
    // When
    shop.outcome(reply.id(), Status.SENT, "ok");
    // Then
    assertThat(handOff("b").closedBy()).isEqualTo(ClosedBy.ANSWERED_BY_PERSON);
    assertThat(handOff("a").status()).isEqualTo(HandOff.Status.TAKEN);
    assertThat(shop.state.size(StateKind.QUESTION)).isZero();
    assertThat(shop.board().clusters().get(0).answer()).isEqualTo("不显胖，A字版型");
    assertThat(shop.board().clusters().get(0).needsPerson()).isFalse();
  }

  @Test
  void anAnswerThatDidNotArrive_isSaid_andOpensTheMatterAgain() {
    // Given
    shop.dm("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.reply("act1", handOff(), "anna", "马上给您换一件", false);
    Action first = shop.lastAction();
    // When
    shop.outcome(first.id(), Status.REFUSED, "http_410");
    // Then
    assertThat(handOff().change()).isEqualTo(Change.NOT_DELIVERED);
    assertThat(handOff().dueMs()).isNotNull();
    // Given
    shop.reply("act2", handOff(), "anna", "马上给您换一件！", false);
    Action second = shop.lastAction();
    shop.staff(Kind.CLOSED, handOff(), "anna");
    // When
    shop.outcome(second.id(), Status.REFUSED, "http_410");
    // Then
    assertThat(handOff().status()).isEqualTo(HandOff.Status.WAITING);
    assertThat(handOff().why()).containsExactly(Why.NOT_DELIVERED);
    assertThat(opened()).isEqualTo(2);
  }

  @Test
  void aSuggestionThatWasSentCountsAsGiven() {
    // Given
    shop.comment("b1", "包邮不 我要投诉");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.reply("act1", handOff(), "anna", "全店包邮", false);
    // When
    shop.staff(Kind.HANDED_BACK, handOff(), "anna");
    // Then
    assertThat(shop.comment("b1", "包邮吗").reason()).isEqualTo("waits_for_host");
  }

  @Test
  void theHostSpeaksOfIt_andNobodyNeedsAPersonAnyMore() {
    // Given
    shop.comment("b1", "我要投诉你们");
    // When
    shop.mark(HostMark.Kind.ANSWERED, shop.board().clusters().get(0).id(), null);
    // Then
    assertThat(handOff().closedBy()).isEqualTo(ClosedBy.ANSWERED_BY_PERSON);
    assertThat(handOff().change()).isEqualTo(Change.SAID_ON_AIR);
  }

  @Test
  void theBoardStopsAskingForAPerson_whenTheStaffAreDone() {
    // Given
    shop.comment("b1", "我要投诉你们");
    shop.comment("b2", "我要投诉你们");
    // When
    shop.staff(Kind.CLOSED, handOff("b1"), "anna");
    boolean one = shop.board().clusters().get(0).needsPerson();
    shop.staff(Kind.CLOSED, handOff("b2"), "anna");
    // Then
    assertThat(one).isTrue();
    assertThat(shop.board().clusters().get(0).needsPerson()).isFalse();
  }

  @Test
  void whatIsDoneToAHandOffThatIsOverChangesNothing() {
    // Given
    shop.dm("b1", "我要投诉你们");
    HandOff first = handOff();
    shop.staff(Kind.CLOSED, first, "anna");
    shop.after(1_000).dm("b1", "我还要投诉");
    // When
    Decision late = shop.staff(Kind.TAKEN, first, "bert").decision();
    // Then
    assertThat(late.reason()).isEqualTo("hand_off_gone");
    assertThat(handOff().id()).isNotEqualTo(first.id());
    assertThat(handOff().status()).isEqualTo(HandOff.Status.WAITING);
  }

  @Test
  void aPriceThatChangedIsNotSentByABotWhileAPersonHasTheBuyer() {
    // Given
    shop.onShow(1);
    shop.comment("b1", "能不能便宜点");
    Action reply = shop.lastAction();
    shop.comment("b1", "我要投诉你们");
    shop.staff(Kind.TAKEN, handOff(), "anna");
    shop.actions.clear();
    // When
    shop.outcome(reply.id(), Status.STALE, "price");
    // Then
    assertThat(shop.actions).isEmpty();
    assertThat(shop.lastObligation().closedBy()).isEqualTo(ClosedBy.WITHDRAWN);
  }

  private HandOff handOff() {
    return shop.handOffs.get(shop.handOffs.size() - 1);
  }

  private HandOff handOff(String buyer) {
    return shop.handOffs.stream()
        .filter(handOff -> handOff.buyer().equals(buyer))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private long opened() {
    return shop.obligations.stream()
        .filter(o -> o.kind() == Obligation.Kind.HAND_OFF)
        .filter(o -> o.change() == Obligation.Change.OPENED)
        .count();
  }

  private static Tuple line(Who who, boolean open, String text, String because) {
    return tuple(who, open, text, because);
  }

  private static Policy policy(HandOffPolicy handOffs) {
    Policy usual = Policy.defaults();
    return new Policy(
        usual.faqThreshold(),
        usual.coolDownMs(),
        usual.questionExpiryMs(),
        usual.actionExpiryMs(),
        usual.factAgeMs(),
        usual.channels(),
        handOffs);
  }
}
