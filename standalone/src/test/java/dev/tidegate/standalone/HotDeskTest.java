package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HotDeskTest {
  @Test
  void decidesEveryCommentOfTheShow() throws Exception {
    DeskShop shop = DeskShop.ofShow();

    assertThat(new HotDesk(shop).perSecond(2 * shop.lines().size())).isPositive();
  }

  @Test
  void otherBuyersSayTheLinesAgain() throws Exception {
    DeskShop shop = DeskShop.ofShow();
    int all = shop.lines().size();

    assertThat(shop.comment("m1", all).text()).isEqualTo(shop.comment("m1", 0).text());
    assertThat(shop.comment("m1", all).buyer()).isNotEqualTo(shop.comment("m1", 0).buyer());
    assertThat(shop.comment("m1", all).id()).isNotEqualTo(shop.comment("m1", 0).id());
  }
}
