package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.Fold;
import dev.tidegate.understanding.Slots.Slot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我一米六五 一百二十斤穿啥 | HEIGHT_CM 165, WEIGHT_GRAMS 60000",
        "165 110斤穿啥码 | HEIGHT_CM 165, WEIGHT_GRAMS 55000",
        "158/96能穿S不 | HEIGHT_CM 158, WEIGHT_GRAMS 48000, CLOTHES_SIZE S",
        "打底拿M行不 我110 163 | CLOTHES_SIZE M, WEIGHT_GRAMS 55000, HEIGHT_CM 163",
        "我一百三十斤一米六半高领穿什么 | WEIGHT_GRAMS 65000, HEIGHT_CM 160",
        "身高一五八体重一百三 哪个号 | HEIGHT_CM 158, WEIGHT_GRAMS 65000",
        "一米六 一百零五 拿啥 | HEIGHT_CM 160, WEIGHT_GRAMS 52500",
        "１米７ ９８斤 | HEIGHT_CM 170, WEIGHT_GRAMS 49000",
        "1.68m 50kg | HEIGHT_CM 168, WEIGHT_GRAMS 50000",
        "im 5'4\" and 120 lbs | HEIGHT_CM 163, WEIGHT_GRAMS 54431",
        "5 ft 4 what size | HEIGHT_CM 163",
        "172cm 62公斤 | HEIGHT_CM 172, WEIGHT_GRAMS 62000",
        "150cm 78斤 穿S会不会大 | HEIGHT_CM 150, WEIGHT_GRAMS 39000, CLOTHES_SIZE S",
        "我168怕短 | HEIGHT_CM 168",
        "脚长24.5穿多大 | FOOT_MM 245",
        "脚长245mm | FOOT_MM 245",
        "24.5cm的脚 | FOOT_MM 245",
        "胸围88 腰2尺3 | BUST_CM 88, WAIST_CM 77",
        "waist 28 inches | WAIST_CM 71",
        "臀围一百零二cm | HIP_CM 102",
        "38码还有吗 | SHOE_SIZE EU38",
        "eu 38 or us 7.5 | SHOE_SIZE EU38, SHOE_SIZE US7.5",
        "size 42 in black | SHOE_SIZE EU42, COLOUR black",
        "卡其2xl还能拍么 | COLOUR khaki, CLOTHES_SIZE 2XL",
        "XXL 加大码 均码 | CLOTHES_SIZE 2XL, CLOTHES_SIZE 大码, CLOTHES_SIZE 均码",
        "do you have it in m | CLOTHES_SIZE M",
        "i'm in love | ",
        "黑的要两件 | COLOUR black, QUANTITY 2",
        "3 pcs please | QUANTITY 3",
        "雾霾蓝和米白 | COLOUR haze blue, COLOUR off-white",
        "黑心商家 | ",
        "$22 or 18.99 bucks | MONEY_FEN 2200, MONEY_FEN 1899",
        "少5块我马上拍 | MONEY_FEN 500",
        "寄新疆 乌鲁木齐要几天 | PLACE 新疆, PLACE 乌鲁木齐",
        "5岁穿多大 | AGE_MONTHS 60",
        "8个月的宝宝能用吗 | AGE_MONTHS 8",
        "怀孕五个月能穿不 | ",
        "订单13800138000到哪了 | ",
        "多少钱 | "
      })
  void readsWhatBuyersWrite(String text, String expected) {
    // When
    Slots slots = Slots.in(Fold.plain(text));
    // Then
    String read =
        slots.all().stream()
            .map(
                slot ->
                    slot.kind()
                        + " "
                        + (slot.value() == 0 || slot.kind() == Slots.Kind.SHOE_SIZE
                            ? slot.word()
                            : Long.toString(slot.value())))
            .collect(Collectors.joining(", "));
    assertThat(read).isEqualTo(expected == null ? "" : expected);
  }

  @Property
  void neverThrowsAndSpansLieInTheText(@ForAll("lines") String text) {
    String folded = Fold.plain(text);
    int end = 0;
    for (Slot slot : Slots.in(folded).all()) {
      assertThat(slot.start()).isGreaterThanOrEqualTo(end);
      assertThat(slot.end()).isGreaterThan(slot.start()).isLessThanOrEqualTo(folded.length());
      end = slot.end();
    }
  }

  @Test
  void aLongTextTakesTimeInProportion() {
    for (String piece : List.of("1", "一", "1米", "165 110", "'5 ft", "脚长 ", "腰 ", "黑", "a1 ")) {
      // Given
      String text = piece.repeat(40_000 / piece.length());
      // When, then
      assertThat(
              org.junit.jupiter.api.Assertions.assertTimeout(
                  Duration.ofSeconds(5), () -> Slots.in(text)))
          .as(piece)
          .isNotNull();
    }
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "165", "一百二", "斤", "cm", "米", "脚长", "'", "黑", "xl", " ", "9999999", ".5", "尺", "十", "零",
            "$", "\ud83d", "us", "码", "个月", "腰围");
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
  }
}
