package dev.tidegate.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.Fold;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypeTest {
  @ParameterizedTest
  @CsvSource({
    "扣1, WANTS",
    "111111, WANTS",
    "１１１, WANTS",
    "想要想要想要, WANTS",
    "冲冲冲！！！, WANTS",
    "拍了拍了, WANTS",
    "I want it!!, WANTS",
    "mine mine mine, WANTS",
    "哈哈哈哈哈, CHEERS",
    "666666, CHEERS",
    "😂😂😂, CHEERS",
    "！！！, CHEERS",
    "主播加油, CHEERS",
    "lol, CHEERS",
  })
  void tellsWishesAndCheers(String text, Hype expected) {
    assertThat(Hype.of(Fold.plain(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // names a product
    "1号",
    "#1?",
    // does not understand
    "？？？",
    // says how much of what
    "要两件黑色的",
    "多少钱",
    "怎么还不发货",
    "好看是好看就是太贵了",
  })
  void leavesWhatSaysMore(String text) {
    assertThat(Hype.of(Fold.plain(text))).isEqualTo(Hype.NONE);
  }

  @Property
  void neverThrows(@ForAll String text) {
    assertThat(Hype.of(Fold.plain(text))).isNotNull();
  }
}
