package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Board;
import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloodsTest {
  private final DeskHarness harness = DeskHarness.ofShop();

  @Test
  void holdsBackARingAndShowsItAsOneFigure() {
    // When
    for (int i = 0; i < 20; i++) {
      harness.after(500).comment("bot" + i % 7, "这首歌真的太好听了吧我要循环一整天" + "❤".repeat(i % 4) + i * 7);
    }
    // Then
    Board board = harness.board();
    assertThat(board.rings()).isEqualTo(1);
    assertThat(board.held()).isBetween(10L, 20L);
    Decision last = harness.decisions.get(harness.decisions.size() - 1);
    assertThat(last.disposition()).isEqualTo(Disposition.HIDDEN);
    assertThat(last.reason()).isEqualTo("flood");
  }

  @Test
  void countsWhoWantsToBuyAndNeverPunishesThem() {
    // Given
    harness.onShow(1);
    // When
    for (int i = 0; i < 30; i++) {
      Decision decision = harness.after(200).comment("fan" + i % 2, i % 3 == 0 ? "扣1" : "想要想要");
      // Then
      assertThat(decision.disposition()).isEqualTo(Disposition.IGNORED);
      assertThat(decision.reason()).isEqualTo("buying_signal");
    }
    assertThat(harness.board().wanting()).isEqualTo(30);
    harness.onShow(3);
    assertThat(harness.board().wanting()).isZero();
  }

  @Test
  void neverHoldsBackComplaintsHoweverManySayTheSame() {
    for (int i = 0; i < 20; i++) {
      // When
      Decision decision =
          harness.after(500).comment("b" + i % 10, "骗子店铺发假货还不退钱" + "！".repeat(i % 4));
      // Then
      assertThat(decision.disposition()).isNotEqualTo(Disposition.HIDDEN);
    }
    assertThat(harness.board().held()).isZero();
  }

  @Test
  void putsQuestionsWithOneAnswerIntoOneClusterInWhateverWords() {
    // Given
    harness.onShow(1);
    // When
    harness.comment("a", "多少钱");
    harness.comment("b", "几米");
    harness.comment("c", "啥价");
    harness.comment("a", "这个多少钱呀");
    // Then
    assertThat(harness.board().clusters())
        .singleElement()
        .extracting(Board.Line::buyers)
        .isEqualTo(3);
  }

  @Test
  void putsNearlyEqualWaitingQuestionsIntoOneClusterButNotThoseOfTwoLinks() {
    // When
    harness.comment("a", "请问这个面料洗了会不会起球");
    harness.comment("b", "这个面料洗了会不会起球啊");
    harness.comment("c", "5号链接有没有大码可以穿");
    harness.comment("d", "6号链接有没有大码可以穿");
    // Then
    List<Board.Line> clusters = harness.board().clusters();
    assertThat(clusters).hasSize(3);
    assertThat(clusters.get(0).buyers()).isEqualTo(2);
  }

  @Test
  void endsAShowThatWasQuietAndKeepsNothingOfIt() {
    // Given
    harness.comment("a", "这个面料洗了会不会起球");
    harness.after(29 * 60_000).comment("b", "好看");
    // When
    harness.after(29 * 60_000).tick();
    long during = harness.state.size(StateKind.FLOOD_ROOM);
    harness.after(2 * 60_000).tick();
    // Then
    assertThat(during).isEqualTo(1);
    assertThat(harness.state.size(StateKind.FLOOD_ROOM)).isZero();
    assertThat(harness.state.size(StateKind.FLOOD_GROUP)).isZero();
    assertThat(harness.state.size(StateKind.CLUSTER)).isZero();
    assertThat(harness.state.size(StateKind.CLUSTER_BUYERS)).isZero();
    assertThat(harness.board().comments()).isZero();
    assertThat(harness.tick().untilNextDeadlineMs()).isNull();
  }

  @Test
  void aDeskThatIsStartedAgainGoesOnAsBefore() {
    // Given
    DeskHarness other = DeskHarness.ofShop();
    for (int i = 0; i < 60; i++) {
      String text = List.of("姐妹们来我直播间抢衣服", "这个面料洗了会不会起球", "哈哈哈").get(i % 3) + "!".repeat(i % 5);
      // When
      Decision whole = harness.after(700).comment("u" + i % 8, text);
      other.startAgain();
      Decision again = other.after(700).comment("u" + i % 8, text);
      // Then
      assertThat(again).isEqualTo(whole);
    }
  }
}
