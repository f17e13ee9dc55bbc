package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.Board;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HostMark;
import dev.tidegate.event.HostMark.Kind;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.Obligation.Change;
import dev.tidegate.event.Obligation.ClosedBy;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostMarksTest {
  private static final String QUESTION = "这个面料洗了会不会起球";

  private final DeskHarness harness = DeskHarness.ofShop();

  private Board.Line line() {
    return harness.board().clusters().get(0);
  }

  @Test
  void closesWhatAllWhoWaitWereOwed() {
    // Given
    for (int i = 0; i < 200; i++) {
      harness.after(50).comment("b" + i, QUESTION);
    }
    // When
    Outputs outputs = harness.mark(Kind.ANSWERED, line().id(), null);
    // Then
    assertThat(outputs.decision().disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(outputs.obligations())
        .hasSize(200)
        .allSatisfy(closed -> assertThat(closed.closedBy()).isEqualTo(ClosedBy.SAID_ON_AIR));
    assertThat(harness.state.size(StateKind.QUESTION)).isZero();
    assertThat(harness.state.size(StateKind.WAITING_PAGE)).isZero();
    assertThat(line().saidMs()).isNotNull();
    assertThat(line().buyers()).isEqualTo(200);
  }

  @Test
  void tellsLateAskersWhatTheHostSaid() {
    // Given
    harness.comment("a", QUESTION);
    harness.mark(Kind.ANSWERED, line().id(), "反着洗就不会起球");
    // When
    Decision late = harness.after(5 * 60_000).comment("b", "请问" + QUESTION + "呀");
    Decision again = harness.after(1000).comment("b", QUESTION);
    // Then
    assertThat(late.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(late.reason()).isEqualTo("said_on_air");
    assertThat(harness.actions).hasSize(2);
    assertThat(harness.lastAction().text()).isEqualTo("主播 06:13 讲过：反着洗就不会起球");
    assertThat(again.disposition()).isEqualTo(Disposition.SUPPRESSED);
  }

  @Test
  void waitsAnewForWhoAsksAfterAMarkWithoutWords() {
    // Given
    harness.comment("a", QUESTION);
    harness.comment("b", QUESTION);
    harness.mark(Kind.ANSWERED, line().id(), null);
    // When
    Decision late = harness.after(60_000).comment("c", QUESTION);
    // Then
    assertThat(late.disposition()).isEqualTo(Disposition.JOINED);
    assertThat(line().saidMs()).isNull();
    assertThat(line().buyers()).isEqualTo(1);
  }

  @Test
  void sayingThatAComplaintWasSeenToIsNotSayingItOnAir() {
    // Given
    harness.comment("a", "我要投诉你们店，12315见");
    // When
    Outputs outputs = harness.mark(Kind.ANSWERED, line().id(), null);
    // Then
    assertThat(outputs.obligations())
        .extracting(Obligation::closedBy)
        .containsExactly(ClosedBy.ANSWERED_BY_PERSON);
    assertThat(line().needsPerson()).isFalse();
  }

  @Test
  void keepsAPinnedQuestionOnTop() {
    // Given
    harness.comment("a", QUESTION);
    String pinned = line().id();
    harness.comment("b", "主播身高体重是多少呀");
    harness.comment("c", "主播身高体重是多少呀");
    // When
    harness.mark(Kind.PINNED, pinned, null);
    List<Board.Line> withPin = harness.board().clusters();
    harness.mark(Kind.UNPINNED, pinned, null);
    // Then
    assertThat(withPin.get(0).id()).isEqualTo(pinned);
    assertThat(withPin.get(0).pinned()).isTrue();
    assertThat(line().id()).isNotEqualTo(pinned);
  }

  @Test
  void keepsThePinAndTheWordsWhateverIsAskedNext() {
    // Given
    harness.comment("a", QUESTION);
    harness.mark(Kind.PINNED, line().id(), null);
    harness.mark(Kind.ANSWERED, line().id(), null);
    // When
    harness.after(1000).comment("b", QUESTION);
    boolean pinned = line().pinned();
    harness.mark(Kind.ANSWERED, line().id(), "反着洗就不会起球");
    harness.after(60_000).comment("c", QUESTION);
    // Then
    assertThat(pinned).isTrue();
    assertThat(line().answer()).isEqualTo("反着洗就不会起球");
    assertThat(line().buyers()).isEqualTo(2);
  }

  @Test
  void keepsWhatIsPinnedOrNeedsAPersonThroughSilence() {
    // Given
    harness.comment("a", QUESTION);
    harness.mark(Kind.PINNED, line().id(), null);
    harness.comment("b", "我要打12315");
    harness.comment("c", "主播身高体重是多少呀");
    // When
    harness.after(Clusters.SHOWN_MS + 1).comment("d", "今天几点下播呀");
    // Then
    assertThat(harness.board().clusters())
        .extracting(Board.Line::text)
        .containsExactly(QUESTION, "我要打12315", "今天几点下播呀");
  }

  @Test
  void changesNothingWhenTheQuestionIsNoLongerOnTheBoard() {
    // Given
    harness.comment("a", QUESTION);
    String id = line().id();
    harness.showEnds();
    // When
    Outputs outputs = harness.mark(Kind.ANSWERED, id, null);
    // Then
    assertThat(outputs.decision().disposition()).isEqualTo(Disposition.IGNORED);
    assertThat(outputs.decision().reason()).isEqualTo("cluster_gone");
    assertThat(outputs.obligations()).isEmpty();
  }

  @Test
  void theLedgerComesOutEven() {
    // Given
    for (int i = 0; i < 300; i++) {
      harness.after(5_000).comment("b" + i, QUESTION);
      if (i % 70 == 69) {
        harness.mark(Kind.ANSWERED, line().id(), null);
      }
    }
    // When
    harness.after(60 * 60_000).tick();
    // Then
    assertThat(of(Change.OPENED)).isEqualTo(300);
    assertThat(of(Change.CLOSED)).isEqualTo(300);
    assertThat(harness.state.size(StateKind.QUESTION)).isZero();
    assertThat(harness.state.size(StateKind.WAITING_PAGE)).isZero();
    assertThat(harness.state.size(StateKind.WAITING_INDEX)).isZero();
  }

  private long of(Change change) {
    return harness.obligations.stream().filter(o -> o.change() == change).count();
  }

  @Test
  void refusesWordsThatCannotBeTold() {
    assertThatThrownBy(() -> harness.mark(Kind.ANSWERED, "c", "x".repeat(101)))
        .hasMessageContaining("text");
    assertThatThrownBy(() -> harness.mark(Kind.ANSWERED, "c", "现在{product.price}"))
        .hasMessageContaining("placeholders");
    assertThatThrownBy(() -> harness.mark(Kind.PINNED, "c", "好")).hasMessageContaining("text");
  }

  @Test
  void theSameMarkTwiceCountsOnce() {
    // Given
    harness.comment("a", QUESTION);
    HostMark mark =
        new HostMark(
            "mark/1",
            DeskHarness.MERCHANT,
            DeskHarness.ROOM,
            Kind.PINNED,
            line().id(),
            null,
            "u1",
            null,
            null,
            null,
            null);
    harness.record(mark);
    // When
    Decision again = harness.record(mark).decision();
    // Then
    assertThat(again.reason()).isEqualTo("duplicate_event");
  }
}
