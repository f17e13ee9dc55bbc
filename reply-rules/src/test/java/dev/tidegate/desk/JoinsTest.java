package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.BuyerJoined;
import dev.tidegate.event.BuyerJoined.Evidence;
import dev.tidegate.event.Decision;
import dev.tidegate.event.InvalidFieldException;
import org.junit.jupiter.api.Test;

class JoinsTest {
  private final TalkShop shop = new TalkShop();

  private Decision join(String buyer, String with, Evidence evidence, boolean undo) {
    return shop.desk
        .record(new BuyerJoined(DeskHarness.MERCHANT, buyer, with, evidence, undo))
        .decision();
  }

  @Test
  void joinedBuyersHaveOneStory() {
    // Given
    shop.says("room: 我165");
    shop.says("room: 3号多少钱");

    // When
    Decision joined = join("room", "app", Evidence.UNION_ID, false);

    // Then
    assertThat(joined.reason()).isEqualTo("buyer_joined");
    assertThat(shop.says("(dm) app: 那5号呢")).isEqualTo("莫代尔打底衫（5号链接）直播价39元");
    assertThat(shop.says("(dm) app: 3号多少钱")).isEqualTo("加绒牛仔裤（3号链接）现在是119元");
    assertThat(shop.says("room: 3号我125斤穿什么码")).isEqualTo("加绒牛仔裤按尺码表建议：L。");
    assertThat(shop.desk.lastAction().buyer()).isEqualTo("room");
  }

  @Test
  void withoutEvidenceTheyAreStrangers_whateverTheyCallThemselves() {
    shop.says("room: 包邮吗");
    assertThat(shop.says("(dm) app: 包邮吗")).isEqualTo("全店包邮");
  }

  @Test
  void aJoinTakenBackPartsThem_andNeitherIsToldTheSameAgain() {
    // Given
    shop.says("room: 包邮吗");
    join("room", "app", Evidence.ORDER, false);

    // When
    Decision undone = join("room", "app", Evidence.ORDER, true);

    // Then
    assertThat(undone.trace()).extracting(step -> step.code()).contains("join_undone");
    assertThat(shop.says("room: 要运费吗")).isEqualTo("[waits_for_host]");
    assertThat(shop.says("(dm) app: 要运费吗")).isEqualTo("[unanswered_dm]");
    assertThat(shop.says("room: 3号多少钱")).startsWith("加绒牛仔裤（3号链接）直播价");
    assertThat(shop.says("(dm) app: 3号多少钱")).startsWith("加绒牛仔裤（3号链接）直播价");
    assertThat(shop.desk.state.size(StateKind.JOIN)).isZero();
  }

  @Test
  void otherEvidenceHoldsThemTogether_andARestatementChangesNothing() {
    // Given
    join("a", "b", Evidence.ORDER, false);
    join("b", "a", Evidence.TOKEN, false);

    // When
    join("a", "b", Evidence.ORDER, true);
    Decision again = join("a", "b", Evidence.TOKEN, false);
    shop.says("a: 包邮吗");

    // Then
    assertThat(again.trace()).extracting(step -> step.code()).contains("join_repeated");
    assertThat(shop.says("(dm) b: 要运费吗")).isEqualTo("[unanswered_dm]");
  }

  @Test
  void aPersonHasABoundedNumberOfNames() {
    // When
    for (int i = 1; i < Joins.MOST; i++) {
      join("n0", "n" + i, Evidence.UNION_ID, false);
    }
    Decision tooMany = join("n3", "x", Evidence.UNION_ID, false);

    // Then
    assertThat(tooMany.reason()).isEqualTo("too_many_names");
    shop.says("n7: 包邮吗");
    assertThat(shop.says("(dm) n5: 要运费吗")).isEqualTo("[unanswered_dm]");
    assertThat(shop.says("(dm) x: 包邮吗")).isEqualTo("全店包邮");
  }

  @Test
  void aBuyerCannotBeJoinedWithItself() {
    assertThatThrownBy(() -> join("a", "a", Evidence.ORDER, false))
        .isInstanceOf(InvalidFieldException.class);
  }
}
