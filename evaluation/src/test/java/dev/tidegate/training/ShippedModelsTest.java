package dev.tidegate.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.resource.Resources;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shipped is what {@code ./tidegate train} makes of the text here, to the byte. */
@Tag("full")
class ShippedModelsTest {
  @Test
  void theReadingModelIsThatOfTheTrainingText() throws IOException {
    // When
    byte[] trained = new ReadingTraining().train(TrainingText.SHOPS);
    // Then
    assertThat(trained).isEqualTo(Resources.bytes("reading.model.gz"));
  }

  @Test
  void theModerationModelIsThatOfTheTrainingText() {
    // When
    byte[] trained = ModerationTraining.train(text -> false);
    // Then
    assertThat(trained).isEqualTo(Resources.bytes("moderation.model.gz"));
  }
}
