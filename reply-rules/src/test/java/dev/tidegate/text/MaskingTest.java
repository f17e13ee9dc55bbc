package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource({
    "我电话13812345678谢谢, 我电话138******78谢谢",
    "138 1234 5678, 138******78",
    "138-1234-5678, 138******78",
    "１３８１２３４５６７８, １３８******７８",
    "身份证11010519491231002X, 身份证110******2X",
    "110105194912310021, 110******21",
    "卡号6222020200112233445, 卡号622******45",
    "打0571-88886666, 打057******66",
    "call +1 415 555 0100, call +1 ******00",
    "call (415) 555-0100, call (41******00",
    "一三八一二三四五六七八, 一三八******七八",
    "mail jo.doe@shop.example ok, mail jo.******le ok",
  })
  void masksPrivateNumbers(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3号链接多少钱",
        "155斤 163cm 穿什么码",
        "165 120 130 选M还是L",
        "129.9元 满199减20",
        "订单12345678",
        "",
        "2026-11-20 晚上8点",
        "666666",
        "99.00 89.00"
      })
  void leavesWhatBuyersTalkAbout(String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1 ", "a@", "+1 "})
  void isFastOnLongHostileTexts(String part) {
    // Given
    String text = part.repeat(100_000);
    long start = System.nanoTime();
    // When
    Masking.mask(text);
    // Then
    assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
  }
}
