package dev.tidegate.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.resource.Resources;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OrdinaryPairsTrainingTest {
  @Test
  void theShippedPairsAreThoseOfTheTrainingText() {
    // When
    String lines = OrdinaryPairsTraining.lines();
    // Then
    assertThat(lines)
        .isEqualTo(new String(Resources.bytes("ordinary_pairs.txt"), StandardCharsets.UTF_8));
  }
}
