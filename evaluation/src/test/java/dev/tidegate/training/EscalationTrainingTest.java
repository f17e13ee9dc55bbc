package dev.tidegate.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.resource.Resources;
import dev.tidegate.training.TrainingTalks.Talk;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationTrainingTest {
  @Test
  void makesTheShippedModelByteForByteAndReadsTalksThatItHasNotSeen() throws IOException {
    // When
    EscalationTraining training = new EscalationTraining();
    // Then
    assertThat(training.train()).isEqualTo(Resources.bytes("escalation.model.gz"));
    assertThat(training.auc()).isGreaterThan(0.95);
  }

  @Test
  void hasManyDifferentTalksOfEachKind() {
    List<Talk> talks = TrainingTalks.load();
    assertThat(new HashSet<>(talks)).hasSameSizeAs(talks);
    for (int content = -2; content <= 2; content++) {
      int kind = content;
      assertThat(talks).filteredOn(talk -> talk.content() == kind).hasSizeGreaterThan(20);
    }
  }
}
