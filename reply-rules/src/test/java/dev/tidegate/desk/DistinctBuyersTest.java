package dev.tidegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctBuyersTest {
  private static ClusterBuyersState of(int buyers) {
    ClusterBuyersState counted = DistinctBuyers.none(7);
    for (int i = 0; i < buyers; i++) {
      counted = DistinctBuyers.with(counted, "buyer" + i);
      counted = DistinctBuyers.with(counted, "buyer" + i / 2);
    }
    return counted;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 999, 1000})
  void countsAThousandBuyersExactly(int buyers) {
    assertThat(DistinctBuyers.count(of(buyers))).isEqualTo(buyers);
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 5000, 100_000})
  void estimatesMoreWithinThreeStandardErrors(int buyers) {
    // When
    int counted = DistinctBuyers.count(of(buyers));
    // Then
    assertThat(counted).isCloseTo(buyers, within((int) Math.ceil(buyers * 3 * 0.017)));
  }

  @Test
  void needsTwoKilobytesHoweverManyThereAre() {
    // When
    ClusterBuyersState counted = of(20_000);
    // Then
    assertThat(counted.hashes()).isEmpty();
    assertThat(counted.sketch()).hasSize(2048);
  }

  @Test
  void staysTheSameForABuyerWhoIsKnown() {
    // Given
    ClusterBuyersState few = of(10);
    ClusterBuyersState many = of(3000);
    // Then
    assertThat(DistinctBuyers.with(few, "buyer3")).isSameAs(few);
    assertThat(DistinctBuyers.with(many, "buyer3")).isSameAs(many);
  }
}
