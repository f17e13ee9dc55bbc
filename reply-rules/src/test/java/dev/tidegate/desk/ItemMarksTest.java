package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Decision;
import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.HostMark.Kind;
import dev.tidegate.event.ProductChanged;
import org.junit.jupiter.api.Test;

class ItemMarksTest {
  private final DeskHarness harness = DeskHarness.ofShop();

  private String answerTo(String buyer, String text) {
    Decision decision = harness.after(1000).comment(buyer, text);
    assertThat(decision.disposition()).isEqualTo(Disposition.ANSWERED);
    return harness.lastAction().text();
  }

  @Test
  void theHostPutsAnItemOnShow() {
    // When
    Decision decision = harness.item(Kind.ITEM_ON_SHOW, 1, null).decision();
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(harness.board().onShowLink()).isEqualTo(1);
    assertThat(answerTo("a", "多少钱")).contains("129");
  }

  @Test
  void nothingIsPromisedOfWhatIsSoldOut() {
    // Given
    harness.comment("x", "你好");
    // When
    Decision decision = harness.item(Kind.SOLD_OUT, 1, null).decision();
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(harness.board().soldOut()).containsExactly("S1");
    assertThat(answerTo("a", "1号还有货吗")).isEqualTo("开衫现在卖完了，库存0件。");
    assertThat(answerTo("b", "1号多少钱")).isEqualTo("开衫（1号链接）直播价129元（现在卖完了）");
    assertThat(answerTo("c", "开衫库存还有多少")).contains("卖完了");
  }

  @Test
  void stockThatComesInEndsIt() {
    // Given
    harness.comment("x", "你好");
    harness.item(Kind.SOLD_OUT, null, "S1");
    // When
    harness.record(
        new ProductChanged(DeskHarness.MERCHANT, DeskHarness.product("S1", 2, 1, "开衫", 12_900, 0)));
    boolean stillOut = harness.board().soldOut().contains("S1");
    harness.record(
        new ProductChanged(
            DeskHarness.MERCHANT, DeskHarness.product("S1", 3, 1, "开衫", 12_900, 40)));
    // Then
    assertThat(stillOut).isTrue();
    assertThat(harness.board().soldOut()).isEmpty();
    assertThat(answerTo("a", "1号还有货吗")).isEqualTo("开衫有货，还剩40件。");
  }

  @Test
  void theHostTakesItBack() {
    // Given
    harness.comment("x", "你好");
    harness.item(Kind.SOLD_OUT, 1, null);
    // When
    Decision back = harness.item(Kind.BACK_IN_STOCK, 1, null).decision();
    Decision twice = harness.item(Kind.BACK_IN_STOCK, 1, null).decision();
    // Then
    assertThat(back.disposition()).isEqualTo(Disposition.APPLIED);
    assertThat(twice.disposition()).isEqualTo(Disposition.IGNORED);
    assertThat(twice.reason()).isEqualTo("not_sold_out");
    assertThat(answerTo("a", "1号还有货吗")).contains("86");
  }

  @Test
  void itEndsWithTheShow() {
    // Given
    harness.comment("x", "你好");
    harness.item(Kind.SOLD_OUT, 1, null);
    // When
    harness.showEnds();
    // Then
    assertThat(answerTo("a", "1号还有货吗")).contains("86");
  }

  @Test
  void aDirectMessageIsNotPromisedItEither() {
    // Given
    harness.comment("x", "你好");
    harness.item(Kind.SOLD_OUT, 1, null);
    // When
    harness.dm("a", "1号还有货吗");
    // Then
    assertThat(harness.lastAction().text()).contains("卖完了");
  }

  @Test
  void namesAnItemThatTheShopDoesNotHave() {
    // When
    Decision decision = harness.item(Kind.SOLD_OUT, 77, null).decision();
    // Then
    assertThat(decision.disposition()).isEqualTo(Disposition.IGNORED);
    assertThat(decision.reason()).isEqualTo("item_unknown");
    assertThat(decision.trace().get(0).facts()).containsEntry("item", "77");
  }
}
