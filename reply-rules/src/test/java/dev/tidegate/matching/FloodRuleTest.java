package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloodRuleTest {
  private final FloodGroups groups = new FloodGroups();

  @Test
  void holdsBackARingThatDisguisesItsAdvertisement() {
    // Given
    GroupedLine last = null;
    // When
    for (int i = 0; i < 12; i++) {
      last = groups.add("想赚米的加我微信看主页" + "。❤".repeat(i % 2) + i * 7, "bot" + i % 6, i * 900L);
    }
    // Then
    assertThat(FloodRule.suppresses(last)).isTrue();
  }

  @Test
  void letsAQuestionOfManyBuyersThrough() {
    for (int i = 0; i < 100; i++) {
      // When
      GroupedLine line = groups.add("今天付款什么时候发货" + "？".repeat(i % 4), "buyer" + i, i * 100L);
      // Then
      assertThat(FloodRule.suppresses(line)).isFalse();
    }
  }

  @Test
  void neverPunishesCheering() {
    for (String cheer : new String[] {"哈哈哈哈", "666", "好耶", "来了来了", "主播加油", "？？？", "😂😂"}) {
      for (int i = 0; i < 50; i++) {
        // When
        GroupedLine line = groups.add(cheer, "fan" + i % 2, i * 100L);
        // Then
        assertThat(FloodRule.suppresses(line)).isFalse();
      }
    }
  }

  @Test
  void holdsBackOneUserWhoGoesOnAndOnButNotTheOthers() {
    // Given
    for (int i = 0; i < 3; i++) {
      assertThat(FloodRule.suppresses(groups.add("主播快点上链接好不好", "a", i))).isFalse();
    }
    // When
    GroupedLine fourth = groups.add("主播快点上链接好不好", "a", 4);
    GroupedLine others = groups.add("主播快点上链接好不好", "b", 5);
    // Then
    assertThat(FloodRule.suppresses(fourth)).isTrue();
    assertThat(FloodRule.suppresses(others)).isFalse();
  }
}
