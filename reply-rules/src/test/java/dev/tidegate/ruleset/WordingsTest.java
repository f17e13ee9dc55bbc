package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingsTest {
  @Test
  void everyChoiceTimesEveryOther() {
    assertThat(all("{在/就在}142号链接 {宝宝/家人/老铁}"))
        .containsExactlyInAnyOrder(
            "在142号链接 宝宝", "在142号链接 家人", "在142号链接 老铁", "就在142号链接 宝宝", "就在142号链接 家人", "就在142号链接 老铁");
  }

  @Test
  void placeholdersAreNoChoices_andAnOptionMayBeEmpty() {
    assertThat(all("{product.price}元{哦/}"))
        .containsExactly("{product.price}元哦", "{product.price}元");
    assertThat(all("S/M 都有")).containsExactly("S/M 都有");
    assertThat(Placeholders.in("{宝宝/家人}{product.price}")).containsExactly("product.price");
  }

  @Test
  void moreChoicesThanCanBeCountedAreStillAnswered() {
    String reply = "{a/b/c/d}".repeat(40);
    assertThat(Wordings.count(reply)).isEqualTo(1 << 20);
    assertThat(Wordings.of(reply, (1 << 20) - 1)).hasSize(40).doesNotContain("{");
  }

  private static List<String> all(String reply) {
    return IntStream.range(0, Wordings.count(reply)).mapToObj(n -> Wordings.of(reply, n)).toList();
  }
}
