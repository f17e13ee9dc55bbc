package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.DeliveryOutcome.Status;
import dev.tidegate.event.Json;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.Tick;
import dev.tidegate.event.TraceStep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerchantDeskTest {
  private final DeskHarness shop = DeskHarness.ofShop();

  @ParameterizedTest
  @CsvSource({
    "今晚暗号是啥, ANSWERED, K1, 暗号小鹿",
    "３号链接多少钱, ANSWERED, product.price, 加绒牛仔裤（3号链接）直播价119.50元",
    "1号?, ANSWERED, product.price, 开衫（1号链接）直播价129元",
    "那个开衫什么价呀, ANSWERED, product.price, 开衫（1号链接）直播价129元",
    "开衫还有货吗, ANSWERED, product.stock, 开衫有货，还剩86件。",
    "三号还有货吗, ANSWERED, product.stock, 加绒牛仔裤现在卖完了，库存0件。",
    "how much is link 3?, ANSWERED, product.price, '加绒牛仔裤 (link 3): 119.50 CNY'",
    "请问包邮吗？, ANSWERED, A1, 全店包邮",
  })
  void answersFromRulesProductsAndFaq(
      String text, Disposition disposition, String answerId, String reply) {
    // When
    Decision decision = shop.comment("b1", text);

    // Then
    assertThat(decision.disposition()).isEqualTo(disposition);
    assertThat(decision.answerId()).isEqualTo(answerId);
    assertThat(shop.lastAction().text()).isEqualTo(reply);
    assertThat(decision.actionIds()).containsExactly(shop.lastAction().id());
  }

  @ParameterizedTest
  @CsvSource({
    "加微信看图, HIDDEN, moderation",
    "我要打12315, HANDED_OVER, keyword_rule",
    "我要投诉, HANDED_OVER, complaint",
    "卖假货 加微信群曝光, HANDED_OVER, complaint",
    "主播上链接呀, JOINED, waits_for_host",
    "这裙子显胖吗, JOINED, waits_for_host",
    "主播好美, IGNORED, cheer",
    "今天天气不错呀, IGNORED, not_a_question",
    "9号多少钱, JOINED, waits_for_host",
    "买3号多少钱能送发圈吗, JOINED, waits_for_host",
  })
  void saysNothingByItselfWhereItIsNotSure(String text, Disposition disposition, String reason) {
    // When
    Decision decision = shop.comment("b1", text);

    // Then
    assertThat(decision.disposition()).isEqualTo(disposition);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(shop.actions).extracting(Action::kind).doesNotContain(Action.Kind.REPLY);
  }

  @Test
  void placeholderTakesTheItemOnShow_andWithoutOneTheHostIsAsked() {
    // Given
    Decision before = shop.comment("b1", "能不能便宜点");
    shop.onShow(1);

    // When
    Decision after = shop.comment("b2", "能不能便宜点");

    // Then
    assertThat(before.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(before.trace()).extracting(TraceStep::code).contains("placeholder_missing");
    assertThat(after.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(shop.lastAction().text()).isEqualTo("直播价129元最低了");
    assertThat(shop.lastAction().facts())
        .extracting(Action.Fact::sku, Action.Fact::field, Action.Fact::value, Action.Fact::version)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("S1", "price", "129", 1L));
  }

  @Test
  void sameEventTwice_isDecidedOnceAndSuppressedAfter() {
    // Given
    shop.comment("same", "b1", "暗号");

    // When
    Decision second = shop.comment("same", "b1", "暗号");

    // Then
    assertThat(second.disposition()).isEqualTo(Disposition.SUPPRESSED);
    assertThat(second.reason()).isEqualTo("duplicate_event");
    assertThat(shop.actions).hasSize(1);
  }

  @Test
  void sameAnswerToOneBuyer_waitsForTheCoolDown() {
    // Given
    shop.comment("b1", "包邮吗");

    // When
    Decision again = shop.after(30_000).comment("b1", "要运费吗");
    Decision other = shop.comment("b2", "包邮吗");
    Decision later = shop.after(31_000).comment("b1", "包邮吗");

    // Then
    assertThat(again.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(again.trace())
        .extracting(step -> step.code())
        .contains("asked_again", "cool_down", "joined_cluster");
    assertThat(other.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(later.disposition()).isEqualTo(Disposition.ANSWERED);
  }

  @Test
  void questionWithoutAnswer_expiresAtItsDeadlineByTick() {
    // Given
    shop.comment("b1", "这裙子显胖吗");
    Obligation opened = shop.lastObligation();

    // When
    Outputs early = shop.after(590_000).tick();
    Outputs due = shop.after(16_000).tick();
    Outputs showOver = shop.after(30 * 60_000).tick();

    // Then
    assertThat(opened.change()).isEqualTo(Obligation.Change.OPENED);
    assertThat(early.decision()).isNull();
    assertThat(early.obligations()).isEmpty();
    assertThat(early.untilNextDeadlineMs()).isBetween(1L, 15_000L);
    assertThat(due.obligations())
        .extracting(Obligation::id, Obligation::closedBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(opened.id(), Obligation.ClosedBy.EXPIRED));
    assertThat(due.untilNextDeadlineMs()).isGreaterThan(0L);
    assertThat(showOver.untilNextDeadlineMs()).isNull();
    assertThat(shop.state.size(StateKind.QUESTION)).isZero();
    assertThat(shop.state.size(StateKind.DEADLINE_PAGE)).isZero();
    assertThat(shop.state.size(StateKind.DEADLINE_INDEX)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "SENT, http_200, SENT",
    "REFUSED, http_410, REFUSED",
    "REFUSED, expired, EXPIRED",
    "UNCERTAIN, timeout, UNCERTAIN"
  })
  void outcomeClosesTheQuestion_andItsRepeatIsDropped(
      Status status, String reason, Obligation.ClosedBy closedBy) {
    // Given
    shop.comment("b1", "包邮吗");
    String action = shop.lastAction().id();

    // When
    Outputs first = shop.outcome(action, status, reason);
    Outputs repeat = shop.outcome(action, status, reason);

    // Then
    assertThat(first.decision().disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(first.obligations()).extracting(Obligation::closedBy).containsExactly(closedBy);
    assertThat(repeat.decision().reason()).isEqualTo("outcome_repeated");
    assertThat(repeat.obligations()).isEmpty();
    assertThat(shop.state.size(StateKind.PENDING)).isZero();
    assertThat(shop.after(700_000).tick().obligations()).isEmpty();
  }

  @Test
  void staleText_isDecidedAgainOnceWithTheNewPrice() {
    // Given
    shop.comment("b1", "3号多少钱");
    Action old = shop.lastAction();
    shop.record(
        new ProductChanged(
            DeskHarness.MERCHANT, DeskHarness.product("S3", 2, 3, "加绒牛仔裤", 9_900, 5)));

    // When
    shop.outcome(old.id(), Status.STALE, "price");
    Action again = shop.lastAction();
    Outputs twice = shop.outcome(again.id(), Status.STALE, "price");

    // Then
    assertThat(again.id()).isNotEqualTo(old.id());
    assertThat(again.round()).isEqualTo(1);
    assertThat(again.text()).contains("99元");
    assertThat(twice.actions()).isEmpty();
    assertThat(twice.obligations())
        .extracting(Obligation::closedBy, Obligation::detail)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Obligation.ClosedBy.REFUSED, "stale"));
  }

  @Test
  void releaseSwitchesExactlyThere_andALowerNumberIsIgnored() {
    // Given
    shop.publish(2, List.of(), List.of());

    // When
    Decision old = shop.record(new ReleaseChanged(DeskHarness.MERCHANT, 1, 1)).decision();
    Decision after = shop.comment("b1", "包邮吗");

    // Then
    assertThat(old.reason()).isEqualTo("older_release");
    assertThat(after.ruleSetVersion()).isEqualTo(2);
    assertThat(after.disposition()).isEqualTo(Disposition.JOINED);
  }

  @Test
  void absentRuleSet_isNamedBeforeTheRecordIsDecided() {
    // Given
    ReleaseChanged release = new ReleaseChanged(DeskHarness.MERCHANT, 7, 7);

    // When
    Long missing = shop.desk.missingRuleSet(shop.state, release);

    // Then
    assertThat(missing).isEqualTo(7);
    assertThat(shop.desk.missingRuleSet(shop.state, new Tick(DeskHarness.MERCHANT))).isNull();
    assertThatThrownBy(() -> shop.record(release)).hasMessageContaining("must park");
  }

  @Test
  void failedRecord_leavesNoTraceInTheState() {
    // Given
    shop.comment("b1", "这裙子显胖吗");
    int seen = shop.state.size(StateKind.SEEN);
    MerchantState before = shop.state.get(StateKind.MERCHANT, "");

    // When
    assertThatThrownBy(
        () -> shop.after(5_000).record(new ReleaseChanged(DeskHarness.MERCHANT, 9, 9)));

    // Then
    assertThat(shop.state.get(StateKind.MERCHANT, "")).isEqualTo(before);
    assertThat(shop.state.size(StateKind.SEEN)).isEqualTo(seen);
  }

  @Test
  void boardFoldsTheSameQuestionAndCountsDistinctBuyers() {
    // When
    shop.comment("b1", "显胖吗");
    shop.comment("b2", "显胖吗？？");
    shop.comment("b2", " 显胖吗 ");
    shop.comment("b3", "会掉毛吗");
    shop.comment("b4", "我要打12315");

    // Then
    Board board = shop.board();
    assertThat(board.clusters())
        .extracting(Board.Line::text, Board.Line::buyers, Board.Line::comments)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("我要打12315", 1, 1),
            org.assertj.core.groups.Tuple.tuple("显胖吗", 2, 2),
            org.assertj.core.groups.Tuple.tuple("会掉毛吗", 1, 1));
    assertThat(board.clusters().get(0).needsPerson()).isTrue();
    assertThat(board.comments()).isEqualTo(5);
  }

  @Test
  void theSameAgainWithinAMinute_isDroppedThenHidden_andNeverAComplaint() {
    // When
    List<Disposition> question = new ArrayList<>();
    List<Disposition> complaint = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      question.add(shop.comment("b1", "显胖吗").disposition());
      complaint.add(shop.comment("b2", "我要投诉你们").disposition());
    }

    // Then
    assertThat(question)
        .containsExactly(
            Disposition.JOINED,
            Disposition.SUPPRESSED,
            Disposition.SUPPRESSED,
            Disposition.HIDDEN,
            Disposition.HIDDEN);
    assertThat(complaint).doesNotContain(Disposition.HIDDEN).startsWith(Disposition.HANDED_OVER);
    assertThat(shop.after(61_000).comment("b1", "显胖吗").reason()).isEqualTo("asked_twice");
  }

  @Test
  void whatIsNotFitForTheRoom_isHidden_butContactInADirectMessageGetsAPerson() {
    // Then
    assertThat(shop.comment("b1", "我电话13812345678 加我").disposition()).isEqualTo(Disposition.HIDDEN);
    assertThat(shop.dm("b2", "我电话13812345678 加我").disposition()).isEqualTo(Disposition.HANDED_OVER);
  }

  @Test
  void roomKeepsABoundedNumberOfClusters_andTheBusyOnesStay() {
    // Given
    shop.comment("x", "显胖吗");
    shop.comment("y", "显胖吗");

    // When
    for (int i = 0; i < 200; i++) {
      shop.after(10).comment("b" + i, "配" + (char) ('一' + i) + (char) ('丁' + i) + "色的围巾好看吗");
    }

    // Then
    assertThat(shop.state.size(StateKind.CLUSTER)).isEqualTo(Clusters.KEPT);
    assertThat(shop.board().clusters()).hasSize(Board.MAX_CLUSTERS);
    assertThat(shop.board().clusters().get(0).text()).isEqualTo("显胖吗");
  }

  @Test
  void newQuestionsGrowEvenWhenTheIndexIsFullOfOldBigOnes() {
    // Given
    for (int i = 0; i < Clusters.KEPT; i++) {
      String question = "旧问题" + (char) ('一' + i) + "是什么";
      shop.comment("a" + i, question);
      shop.comment("b" + i, question);
    }

    // When
    shop.after(Clusters.SHOWN_MS + 1);
    shop.comment("c1", "显胖吗");
    shop.comment("c2", "会掉毛吗");
    shop.comment("c3", "显胖吗");

    // Then
    assertThat(shop.board().clusters())
        .extracting(Board.Line::text, Board.Line::buyers)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("显胖吗", 2),
            org.assertj.core.groups.Tuple.tuple("会掉毛吗", 1));
    assertThat(shop.state.size(StateKind.CLUSTER)).isEqualTo(2);
  }

  @Test
  void complaintStaysOnTheBoardWhateverElseIsAsked() {
    // Given
    shop.comment("angry", "我要打12315");

    // When
    for (int i = 0; i < 3 * Clusters.KEPT; i++) {
      shop.comment("b" + i, "配" + (char) ('一' + i) + (char) ('丁' + i) + "色的围巾好看吗");
    }

    // Then
    assertThat(shop.board().clusters().get(0).text()).isEqualTo("我要打12315");
  }

  @Test
  void endOfTheShowEndsItsClusters_andTheNextShowBeginsAnew() {
    // Given
    shop.onShow(1);
    shop.comment("b1", "显胖吗");
    shop.comment("b2", "显胖吗");

    // When
    shop.showEnds();
    Decision price = shop.comment("b3", "多少钱");
    shop.comment("b4", "显胖吗");

    // Then
    assertThat(price.sku()).isNull();
    assertThat(shop.board().onShowLink()).isNull();
    assertThat(shop.board().clusters())
        .filteredOn(line -> line.text().equals("显胖吗"))
        .extracting(Board.Line::buyers)
        .containsExactly(1);
  }

  @Test
  void boardShowsShortTextWithoutPrivateNumbers() {
    // When
    shop.comment("b1", "快递单号13812345678901到哪里了？" + "啊".repeat(300));

    // Then
    String shown = shop.board().clusters().get(0).text();
    assertThat(shown).contains("138******01").hasSizeLessThan(90);
  }

  @Test
  void soldOutBetweenAnswerAndSend_isWordedAnew() {
    // Given
    shop.comment("b1", "开衫还有货吗");
    Action inStock = shop.lastAction();
    shop.record(
        new ProductChanged(DeskHarness.MERCHANT, DeskHarness.product("S1", 2, 1, "开衫", 12_900, 0)));

    // When
    shop.outcome(inStock.id(), Status.STALE, "stock");

    // Then
    assertThat(inStock.text()).isEqualTo("开衫有货，还剩86件。");
    assertThat(shop.lastAction().text()).isEqualTo("开衫现在卖完了，库存0件。");
  }

  @Test
  void replyThatNobodyAskedFor_isForgottenWhenItsOutcomeNeverComes() {
    // Given
    shop.comment("b1", "我说暗号了哈哈");
    assertThat(shop.obligations).isEmpty();

    // When
    shop.after(200_000).tick();

    // Then
    assertThat(shop.state.size(StateKind.PENDING)).isZero();
  }

  @Test
  void directMessageWithoutAnswer_goesToAPerson_andRemembersTheProductOfTheTalk() {
    // Given
    Decision asked = shop.dm("b1", "3号多少钱");

    // When
    Decision followUp = shop.dm("b1", "还有货吗");
    Decision unknown = shop.dm("b1", "能穿去面试吗");

    // Then
    assertThat(asked.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(shop.actions).extracting(Action::channel).containsOnly(Action.Channel.DM);
    assertThat(followUp.answerId()).isEqualTo("product.stock");
    assertThat(followUp.trace()).extracting(TraceStep::code).contains("product_from_talk");
    assertThat(unknown.disposition()).isEqualTo(Disposition.HANDED_OVER);
  }

  @Test
  void outputsOfARecordAreNumberedPerTopic_andRise() {
    // When
    for (int i = 0; i < 50; i++) {
      shop.after(20_000).comment("b" + i, i % 2 == 0 ? "显胖吗" : "包邮吗");
    }

    // Then
    assertRising(shop.decisions.stream().map(Decision::source).toList());
    assertRising(shop.obligations.stream().map(Obligation::source).toList());
    assertRising(shop.actions.stream().map(Action::source).toList());
  }

  @Test
  void sameLogTwice_givesByteEqualOutputs() {
    // Given
    DeskHarness again = DeskHarness.ofShop();

    // When
    for (DeskHarness each : List.of(shop, again)) {
      for (int i = 0; i < 30; i++) {
        each.after(7_000).comment("b" + i % 5, List.of("3号多少钱", "包邮吗", "显胖吗", "暗号").get(i % 4));
      }
    }

    // Then
    assertThat(json(again)).isEqualTo(json(shop));
  }

  @Test
  void clockSetBack_costsOneRecordAndNotMinutes() {
    // Given
    shop.comment("b1", "显胖吗");

    // When
    shop.after(-600_000).tick();
    Outputs due = shop.after(605_000).tick();

    // Then
    assertThat(due.obligations())
        .extracting(Obligation::closedBy)
        .containsExactly(Obligation.ClosedBy.EXPIRED);
  }

  private static void assertRising(List<String> sources) {
    List<dev.tidegate.event.Source> parsed =
        sources.stream().map(dev.tidegate.event.Source::parse).toList();
    List<dev.tidegate.event.Source> sorted = new ArrayList<>(parsed);
    sorted.sort(null);
    assertThat(parsed).isEqualTo(sorted).doesNotHaveDuplicates();
  }

  private static String json(DeskHarness harness) {
    StringBuilder all = new StringBuilder();
    harness.decisions.forEach(
        d -> all.append(new String(Json.bytes(d), java.nio.charset.StandardCharsets.UTF_8)));
    harness.actions.forEach(
        a -> all.append(new String(Json.bytes(a), java.nio.charset.StandardCharsets.UTF_8)));
    harness.obligations.forEach(
        o -> all.append(new String(Json.bytes(o), java.nio.charset.StandardCharsets.UTF_8)));
    return all.toString();
  }

  @Test
  void theTraceNamesTheSceneOfAWord() {
    // When
    Decision decision = shop.comment("b1", "要邮费吗");
    // Then
    assertThat(decision.trace())
        .contains(TraceStep.of("concept", "scene", "shipping_cost", "zh", "运费", "words", "邮费"));
  }
}
