package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchShopTest {
  @Test
  void saysDifferentThingsThatItsRulesAnswer() throws Exception {
    assertThat(BenchShop.read().texts()).doesNotHaveDuplicates().hasSizeGreaterThan(5);
  }
}
