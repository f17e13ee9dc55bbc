package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.Capability;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.HostMark.Kind;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.Obligation.Change;
import dev.tidegate.event.Obligation.ClosedBy;
import dev.tidegate.event.StaffAction;
import dev.tidegate.event.TraceStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostMovesTest {
  private static final String PILLS = "这个面料洗了会不会起球";
  private static final String FUZZ = "洗完会不会变得毛毛糙糙的";
  private static final String NEARLY = "请问这个面料洗了会不会起球呀";

  private final DeskHarness harness = DeskHarness.ofShop();

  private Board.Line line(String text) {
    return harness.board().clusters().stream()
        .filter(line -> line.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not on the board: " + text));
  }

  private List<String> texts() {
    return harness.board().clusters().stream().map(Board.Line::text).toList();
  }

  private long closed(ClosedBy by) {
    return harness.obligations.stream()
        .filter(o -> o.change() == Change.CLOSED && o.closedBy() == by)
        .count();
  }

  @Test
  void twoQuestionsBecomeOneWithAllWhoWait() {
    // Given
    harness.comment("a", PILLS);
    harness.comment("b", PILLS);
    harness.comment("b", FUZZ);
    harness.comment("c", FUZZ);
    // When
    Outputs merged = harness.merge(line(FUZZ).id(), line(PILLS).id());
    Board.Line one = line(PILLS);
    Decision later = harness.comment("d", FUZZ);
    Decision nearly = harness.comment("e", "请问" + FUZZ + "呀");
    harness.mark(Kind.ANSWERED, one.id(), null);
    // Then
    assertThat(merged.decision().disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(one.buyers()).isEqualTo(3);
    assertThat(one.comments()).isEqualTo(4);
    assertThat(one.wordings()).extracting(Board.Wording::text).containsExactly(FUZZ);
    assertThat(List.of(later.disposition(), nearly.disposition())).containsOnly(Disposition.JOINED);
    assertThat(texts()).containsExactly(PILLS);
    assertThat(line(PILLS).buyers()).isEqualTo(5);
    assertThat(closed(ClosedBy.SAID_ON_AIR)).isEqualTo(6);
    assertThat(harness.state.size(StateKind.QUESTION)).isZero();
  }

  @Test
  void aChainOfMergesEndsInTheLastTarget() {
    // Given
    String third = "机洗可以吗会不会坏掉";
    harness.comment("a", PILLS);
    harness.comment("b", FUZZ);
    harness.comment("c", third);
    harness.merge(line(FUZZ).id(), line(PILLS).id());
    harness.merge(line(PILLS).id(), line(third).id());
    // When
    harness.comment("d", FUZZ);
    harness.comment("e", PILLS);
    // Then
    assertThat(texts()).containsExactly(third);
    assertThat(line(third).buyers()).isEqualTo(5);
  }

  @Test
  void whoWaitsIsToldWhatTheTargetWasAnsweredWith() {
    // Given
    harness.comment("a", PILLS);
    harness.mark(Kind.ANSWERED, line(PILLS).id(), "反着洗就不会起球");
    harness.comment("b", FUZZ);
    // When
    Outputs merged = harness.merge(line(FUZZ).id(), line(PILLS).id());
    // Then
    assertThat(merged.actions()).hasSize(1);
    assertThat(merged.actions().get(0).text()).isEqualTo("主播 06:13 讲过：反着洗就不会起球");
    assertThat(merged.actions().get(0).buyer()).isEqualTo("b");
    assertThat(closed(ClosedBy.SAID_ON_AIR)).isEqualTo(2);
  }

  @Test
  void doesNotPutAComplaintWhereNoPersonLooks() {
    // Given
    harness.comment("a", PILLS);
    harness.comment("b", "我要投诉你们店，12315见");
    String complaint = line("我要投诉你们店，12315见").id();
    // When
    Decision merged = harness.merge(complaint, line(PILLS).id()).decision();
    Decision hidden = harness.mark(Kind.HIDDEN, complaint, null).decision();
    // Then
    assertThat(merged.disposition()).isEqualTo(Disposition.IGNORED);
    assertThat(merged.reason()).isEqualTo("cluster_needs_person");
    assertThat(hidden.reason()).isEqualTo("cluster_needs_person");
    assertThat(texts()).hasSize(2);
  }

  @Test
  void doesNotPutAQuestionUnderAnAnswerThatWasChosenForOtherWords() {
    // Given
    harness.comment("a", "包邮吗");
    harness.comment("b", PILLS);
    // When
    Decision decision = harness.merge(line(PILLS).id(), line("包邮吗").id()).decision();
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.IGNORED);
    assertThat(decision.reason()).isEqualTo("cluster_answered");
    assertThat(line(PILLS).buyers()).isEqualTo(1);
  }

  @Test
  void aWordingLeavesItsQuestionWithThoseWhoAskedIt() {
    // Given
    harness.comment("a", PILLS);
    harness.comment("b", PILLS);
    harness.comment("b", NEARLY);
    harness.comment("c", NEARLY);
    Board.Line both = line(PILLS);
    // When
    Outputs split = harness.split(both.id(), both.wordings().get(0).id());
    harness.comment("d", NEARLY);
    harness.mark(Kind.ANSWERED, line(PILLS).id(), null);
    // Then
    assertThat(both.buyers()).isEqualTo(3);
    assertThat(split.decision().disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(line(NEARLY).buyers()).isEqualTo(3);
    assertThat(line(NEARLY).saidMs()).isNull();
    assertThat(line(PILLS).buyers()).isEqualTo(2);
    assertThat(line(PILLS).wordings()).isEmpty();
    assertThat(closed(ClosedBy.SAID_ON_AIR)).isEqualTo(2);
    assertThat(harness.state.size(StateKind.QUESTION)).isEqualTo(3);
  }

  @Test
  void splittingUndoesAMerge() {
    // Given
    harness.comment("a", PILLS);
    harness.comment("b", FUZZ);
    harness.merge(line(FUZZ).id(), line(PILLS).id());
    // When
    Board.Line one = line(PILLS);
    harness.split(one.id(), one.wordings().get(0).id());
    harness.comment("c", FUZZ);
    // Then
    assertThat(line(FUZZ).buyers()).isEqualTo(2);
    assertThat(line(PILLS).buyers()).isEqualTo(1);
  }

  @Test
  void whatIsHiddenStaysOffTheBoardUntilTheShowEnds() {
    // Given
    harness.comment("a", PILLS);
    harness.mark(Kind.HIDDEN, line(PILLS).id(), null);
    // When
    Decision again = harness.comment("b", PILLS);
    Decision nearly = harness.comment("c", NEARLY);
    List<String> board = texts();
    harness.showEnds();
    Decision nextShow = harness.after(1000).comment("d", PILLS);
    // Then
    assertThat(List.of(again.reason(), nearly.reason())).containsOnly("host_hid");
    assertThat(again.disposition()).isEqualTo(Disposition.HIDDEN);
    assertThat(board).isEmpty();
    assertThat(nextShow.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(texts()).containsExactly(PILLS);
    assertThat(harness.state.size(StateKind.ROOM_MARKS)).isZero();
  }

  @Test
  void anAnsweredLineIsHiddenAndAnsweredOn() {
    // Given
    harness.comment("a", "包邮吗");
    harness.mark(Kind.HIDDEN, line("包邮吗").id(), null);
    // When
    Decision decision = harness.comment("b", "包邮吗");
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(texts()).isEmpty();
  }

  @Test
  void theLedgerComesOutEvenWhateverTheHostMoves() {
    // Given
    List<String> asked = List.of(FUZZ, PILLS, NEARLY, "收到的衣服是破的 我要退款", "等了十天还不发货 我要投诉");
    for (int i = 0; i < 300; i++) {
      harness.after(5_000).comment("b" + i, asked.get(i % asked.size()));
      List<Board.Line> lines = harness.board().clusters();
      if (i % 50 == 40 && lines.size() > 1) {
        harness.merge(lines.get(1).id(), lines.get(0).id());
      } else if (i % 50 == 43) {
        harness.mark(Kind.ANSWERED, lines.get(0).id(), null);
      } else if (i % 50 == 45 && !lines.get(0).wordings().isEmpty()) {
        harness.split(lines.get(0).id(), lines.get(0).wordings().get(0).id());
      } else if (i == 280) {
        harness.mark(Kind.HIDDEN, lines.get(0).id(), null);
      }
    }
    // When
    harness.after(60 * 60_000).tick();
    harness.after(HandOffs.FORGOTTEN_MS + 60 * 60_000).tick();
    long opened = harness.obligations.stream().filter(o -> o.change() == Change.OPENED).count();
    // Then
    assertThat(harness.obligations).hasSize((int) (2 * opened));
    assertThat(harness.state.size(StateKind.QUESTION)).isZero();
    assertThat(harness.state.size(StateKind.HAND_OFF)).isZero();
    assertThat(harness.state.size(StateKind.WAITING_PAGE)).isZero();
    assertThat(harness.state.size(StateKind.WAITING_INDEX)).isZero();
    assertThat(harness.state.size(StateKind.ASKED)).isZero();
    assertThat(harness.state.size(StateKind.ROOM_MARKS)).isZero();
  }

  @Test
  void marksOfAShowAreBounded() {
    // Given
    for (int i = 0; i <= RoomMarks.MOST; i++) {
      harness.comment("b" + i, "这个" + i + "号的面料洗了会不会起球");
      harness.mark(Kind.HIDDEN, harness.board().clusters().get(0).id(), null);
    }
    // Then
    assertThat(harness.decisions.get(harness.decisions.size() - 1).reason())
        .isEqualTo("marks_full");
    assertThat(RoomMarks.of(harness.state, DeskHarness.ROOM).hidden()).hasSize(RoomMarks.MOST);
  }

  @Test
  void oneLineInTheRoomTellsAllWhoWait() {
    // Given
    for (int i = 0; i < 50; i++) {
      harness.after(100).comment("b" + i, PILLS);
    }
    // When
    Outputs outputs = harness.mark(Kind.ANSWERED, line(PILLS).id(), "反着洗就不会起球");
    Outputs again = harness.mark(Kind.ANSWERED, line(PILLS).id(), "反着洗就不会起球");
    Decision asksOn = harness.after(120_000).comment("b49", PILLS);
    // Then
    assertThat(outputs.actions()).hasSize(1);
    assertThat(outputs.actions().get(0).text()).isEqualTo("主播 06:13 讲过：反着洗就不会起球");
    assertThat(outputs.actions().get(0).buyer()).isEqualTo("b49");
    assertThat(outputs.decision().trace())
        .extracting(TraceStep::code)
        .containsExactly("host_mark", "told_who_waits");
    assertThat(again.actions()).isEmpty();
    assertThat(asksOn.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(closed(ClosedBy.SAID_ON_AIR)).isEqualTo(50);
  }

  @Test
  void whoIsHeldByAPersonIsPassedOver_andTheOthersAreToldAllTheSame() {
    // Given
    harness.comment("a", PILLS);
    harness.after(100).comment("b", PILLS);
    harness.after(100).comment("c", PILLS);
    harness.dm("c", "我要投诉你们");
    harness.staff(StaffAction.Kind.TAKEN, harness.handOffs.get(0), "anna");
    // When
    Outputs outputs = harness.mark(Kind.ANSWERED, line(PILLS).id(), "反着洗就不会起球");
    // Then
    assertThat(outputs.actions()).extracting(Action::buyer).containsExactly("b");
    assertThat(outputs.actions().get(0).inReplyTo()).isEqualTo("a1/e1");
  }

  @Test
  void whoAsksLateWhereNoReplyCanBeSentFindsTheWordsOnAir() {
    // Given
    harness.account(0, 0, 0, Capability.DELETE);
    harness.comment("a", PILLS);
    harness.mark(Kind.ANSWERED, line(PILLS).id(), "反着洗就不会起球");
    // When
    Decision late = harness.after(5_000).comment("b", PILLS);
    // Then
    assertThat(late.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(late.reason()).isEqualTo("host_said");
    assertThat(late.trace()).extracting(TraceStep::code).contains("host_said", "no_reply_channel");
    assertThat(harness.open()).isZero();
    assertThat(line(PILLS).buyers()).isEqualTo(2);
    assertThat(line(PILLS).answer()).isEqualTo("反着洗就不会起球");
  }

  @Test
  void itsTextIsInTheLanguageOfTheRoom() {
    // Given
    String asked = "does the lining pill after washing";
    harness.comment("a", asked);
    // When
    Outputs outputs = harness.mark(Kind.ANSWERED, line(asked).id(), "no, it stays smooth");
    // Then
    assertThat(outputs.actions().get(0).text())
        .isEqualTo("The host said at 06:13: no, it stays smooth");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "PINNED, -, -, -, -, -, cluster",
        "PINNED, c, d, -, -, -, target",
        "PINNED, c, -, -, 3, -, link",
        "MERGED, c, -, -, -, -, target",
        "MERGED, c, c, -, -, -, target",
        "SPLIT, c, -, -, -, -, wording",
        "HIDDEN, c, -, -, -, S1, sku",
        "ITEM_ON_SHOW, -, -, -, -, -, link",
        "ITEM_ON_SHOW, -, -, -, 0, -, link",
        "ITEM_ON_SHOW, c, -, -, 3, -, cluster",
        "SOLD_OUT, -, -, -, -, -, link",
        "SOLD_OUT, -, -, -, 3, S1, link",
        "BACK_IN_STOCK, -, -, -, -, ' ', sku",
      })
  void aMarkHasTheFieldsOfItsKindAndNoOthers(
      Kind kind,
      String cluster,
      String target,
      String wording,
      Integer link,
      String sku,
      String field) {
    assertThatThrownBy(
            () ->
                new HostMark("m", "m1", "r1", kind, cluster, null, "u", target, wording, link, sku))
        .isInstanceOfSatisfying(
            InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
