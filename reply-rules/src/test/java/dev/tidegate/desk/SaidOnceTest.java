package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Action;
import dev.tidegate.event.BuyerJoined;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.ProductChanged;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, nobody reads the same text twice within the cool-down. */
class SaidOnceTest {
  private static final List<String> LINES =
      List.of(
          "3号多少钱",
          "3号什么价",
          "5号多少钱",
          "那5号呢",
          "那加绒的呢",
          "这个还有货吗",
          "3号还有货吗",
          "有黑色吗",
          "那白色的呢",
          "包邮吗",
          "要运费吗",
          "邮费多少",
          "音响在哪",
          "音箱有吗",
          "3号我165穿什么码",
          "110斤",
          "125",
          "我165",
          "给我妈买 她160",
          "3号我120斤穿什么码",
          "敏感肌用哪款",
          "送妈妈买哪个",
          "哪个适合我",
          "what size should i get in #3",
          "how much is #5",
          "是羊绒的吗",
          "面料是什么",
          "起球吗",
          "哈哈哈",
          "扣1",
          "主播好美",
          "人工");

  private static final List<String> BUYERS = List.of("a", "b", "c");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noBuyerReadsTheSameTextTwiceWithinTheCoolDown(long seed) {
    // Given
    TalkShop shop = new TalkShop();
    Random random = new Random(seed);
    Map<String, Long> lastMs = new HashMap<>();
    long nowMs = 0;
    int seen = 0;

    for (int i = 0; i < 400; i++) {
      // When
      long waitMs = random.nextInt(20_000);
      nowMs += waitMs + 5_000;
      shop.desk.after(waitMs);
      String buyer = BUYERS.get(random.nextInt(BUYERS.size()));
      String line = buyer + ": " + LINES.get(random.nextInt(LINES.size()));
      shop.says(random.nextInt(4) == 0 ? "(dm) " + line : line);
      if (random.nextInt(20) == 0) {
        shop.desk.onShow(random.nextBoolean() ? 3 : 5);
      }
      if (random.nextInt(15) == 0 && !shop.desk.actions.isEmpty()) {
        priceChangesUnderway(shop, i);
      }

      // Then
      for (; seen < shop.desk.actions.size(); seen++) {
        Action action = shop.desk.actions.get(seen);
        Long before = lastMs.put(action.buyer() + "|" + action.text(), nowMs);
        assertThat(before == null || nowMs - before >= TalkShop.COOL_DOWN_MS)
            .as("seed %d: %s was told twice: %s", seed, action.buyer(), action.text())
            .isTrue();
      }
    }
    assertThat(seen).isGreaterThan(40);
  }

  private static void priceChangesUnderway(TalkShop shop, int version) {
    shop.desk.record(
        new ProductChanged(
            DeskHarness.MERCHANT,
            DeskHarness.product("P5", version + 2, 5, "莫代尔打底衫", version % 2 * 100 + 3_900, 7)));
    shop.desk.outcome(shop.desk.lastAction().id(), DeliveryOutcome.Status.STALE, "price");
  }

  @Test
  void aRoomDoesNotReadOneWordingOverAndOver() {
    // Given
    TalkShop shop = new TalkShop();
    Set<String> texts = new HashSet<>();

    // When
    for (int i = 0; i < 40; i++) {
      texts.add(shop.says("b" + i + ": 音响在哪"));
    }

    // Then
    assertThat(texts).containsExactlyInAnyOrder("在142号链接 宝宝", "在142号链接 家人", "在142号链接 老铁");
  }

  @Test
  void eachWordingIsSaidOnceToABuyer_thenNoMore() {
    // Given
    TalkShop shop = new TalkShop();

    // When
    List<String> said =
        List.of(
            shop.says("b: 音响在哪"),
            shop.says("b: 音响在哪里"),
            shop.says("b: 音箱在哪"),
            shop.says("b: 音箱在哪里"));

    // Then
    assertThat(said.subList(0, 3))
        .containsExactlyInAnyOrder("在142号链接 宝宝", "在142号链接 家人", "在142号链接 老铁");
    assertThat(said.get(3)).startsWith("[");
  }

  @Test
  void whatIsRememberedOfABuyerIsBounded() {
    // Given
    TalkShop shop = new TalkShop();

    // When
    for (int i = 0; i < 300; i++) {
      shop.sells("X" + i, 1_000 + i, "货" + (char) ('一' + i), 10 + i, 5, "", "", "");
      shop.says("b: " + (1_000 + i) + "号多少钱");
      shop.says(
          "b: 给我"
              + (i % 2 == 0 ? "妈" : "爸")
              + "买 "
              + (150 + i % 30)
              + " "
              + (100 + i % 50)
              + "斤 红色");
    }
    shop.desk.record(
        new BuyerJoined(DeskHarness.MERCHANT, "b", "c", BuyerJoined.Evidence.ORDER, false));

    // Then
    BuyerState buyer = BuyerState.of(shop.desk.state, "b");
    TalkState talk = TalkState.of(shop.desk.state, "b");
    assertThat(buyer.answers()).hasSizeLessThanOrEqualTo(Told.REMEMBERED);
    assertThat(talk.known()).hasSizeLessThanOrEqualTo(TalkState.MOST);
    assertThat(talk.matter().length()).isLessThanOrEqualTo(60);
    assertThat(shop.desk.state.size(StateKind.TALK)).isEqualTo(1);
  }
}
