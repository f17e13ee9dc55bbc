package dev.tidegate.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

  /** Fixed for ever: a merchant that moves would be decided by an empty desk. */
  @ParameterizedTest
  // The expected values are from zlib.crc32 of Python.
  @CsvSource({"apparel, 4, 0", "apparel, 12, 0", "小鹿, 4, 0", "jewelry, 12, 10"})
  void merchantStaysOnItsPartition(String merchant, int n, int partition) {
    assertThat(Partitions.partitionOf(merchant, n)).isEqualTo(partition);
  }

  @Test
  void merchantsSpreadEvenly() {
    int[] counts = new int[8];
    IntStream.range(0, 8_000).forEach(i -> counts[Partitions.partitionOf("merchant-" + i, 8)]++);
    assertThat(Arrays.stream(counts).boxed()).allSatisfy(c -> assertThat(c).isBetween(800, 1_200));
  }

  @Test
  void noPartitions_isAnError() {
    assertThatThrownBy(() -> Partitions.partitionOf("m", 0)).hasMessageContaining("was 0");
  }
}
