package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.text.NearText;
import org.junit.jupiter.api.Test;

class FloodRuleTest {
  private final FloodGroups groups = new FloodGroups();

  private GroupedLine add(String text, String user, long timeMs) {
    return groups.add(NearText.of(text), user, timeMs, false);
  }

  @Test
  void holdsBackARingThatDisguisesItsAdvertisement() {
    // Given
    GroupedLine last = null;
    // When
    for (int i = 0; i < 12; i++) {
      last = add("想赚米的加我微信看主页" + "。❤".repeat(i % 2) + i * 7, "bot" + i % 6, i * 900L);
    }
    // Then
    assertThat(last.heldBack()).isTrue();
  }

  @Test
  void letsAQuestionOfManyBuyersThrough() {
    for (int i = 0; i < 100; i++) {
      // When
      GroupedLine line = add("今天付款什么时候发货" + "？".repeat(i % 4), "buyer" + i, i * 100L);
      // Then
      assertThat(line.heldBack()).isFalse();
    }
  }

  @Test
  void neverPunishesCheering() {
    for (String cheer : new String[] {"哈哈哈哈", "666", "好耶", "来了来了", "主播加油", "？？？", "😂😂"}) {
      for (int i = 0; i < 50; i++) {
        // When
        GroupedLine line = add(cheer, "fan" + i % 2, i * 100L);
        // Then
        assertThat(line.heldBack()).isFalse();
      }
    }
  }

  @Test
  void holdsBackOneUserWhoGoesOnAndOnButNotTheOthers() {
    // Given
    for (int i = 0; i < 3; i++) {
      assertThat(add("主播快点上链接好不好", "a", i).heldBack()).isFalse();
    }
    // When
    GroupedLine fourth = add("主播快点上链接好不好", "a", 4);
    GroupedLine others = add("主播快点上链接好不好", "b", 5);
    // Then
    assertThat(fourth.heldBack()).isTrue();
    assertThat(others.heldBack()).isFalse();
  }
}
