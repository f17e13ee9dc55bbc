package dev.tidegate.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearTextTest {

  @ParameterizedTest
  @CsvSource({
    // what floods scatter over a text changes nothing
    "今天付款什么时候发货, 今天付款什么时候发货6379",
    "今天付款什么时候发货, 今天·付款_什么时候发货❤",
    "今天付款什么时候发货, 今天付款什麼時候發貨",
    "今天付款什么时候发货, 今天付款什么时候发发发货",
    "今天付款什么时候发货, 今天付款什么时侯发货",
    "加微信abcd看图, ＡＢＣＤ",
  })
  void scatteredCharactersDoNotMakeATextAnother(String template, String written) {
    // Given
    NearText one = NearText.of(template);
    // When
    NearText other =
        NearText.of(written.length() < 5 ? template.replace("abcd", written) : written);
    // Then
    assertThat(one.likeness(other)).isEqualTo(1);
  }

  @Test
  void digitsStayWhereLittleElseIsThere() {
    // When
    double likeness = NearText.of("扣1").likeness(NearText.of("扣2"));
    // Then
    assertThat(likeness).isLessThan(1);
  }

  @ParameterizedTest
  @CsvSource({"3号链接还有吗, 3号", "两件包邮吗 三件呢, 两件三件", "五年老粉来了, 五年", "多少钱, ''"})
  void knowsTheNumbersThatCountSomething(String text, String numbers) {
    assertThat(NearText.of(text).numbers()).isEqualTo(numbers);
  }

  @ParameterizedTest
  @CsvSource({"哈哈, 哈哈哈, false", "？, ！, false", "主播 好美！, 主播好美, true", "6 6 6, ６６６, true"})
  void isTheSameLineWhenLettersAndDigitsAre(String one, String other, boolean same) {
    assertThat(NearText.of(one).exact().equals(NearText.of(other).exact())).isEqualTo(same);
  }

  @Property(tries = 300)
  void likenessIsSymmetricAndBounded(@ForAll String one, @ForAll String other) {
    // Given
    NearText a = NearText.of(one);
    NearText b = NearText.of(other);
    // When
    double likeness = a.likeness(b);
    // Then
    assertThat(likeness).isBetween(0.0, 1.0).isEqualTo(b.likeness(a));
    assertThat(a.likeness(a)).isEqualTo(a.size() == 0 ? 0 : 1);
    assertThat(a.size()).isLessThan(2 * NearText.UNITS);
  }
}
