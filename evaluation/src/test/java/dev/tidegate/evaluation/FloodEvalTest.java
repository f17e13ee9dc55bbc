package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloodEvalTest {
  @TempDir Path folder;

  @Test
  void countsAnHonestLineThatFellIntoAFlood() throws IOException {
    // Given: the copies are one group, the honest line joins it, the cheers are apart
    Path file =
        file(
            "0,b1,想赚米的加我微信看主页,ad0",
            "1,b2,想赚米的加我微信看主页66,ad0",
            "2,a,想赚米的加我微信看主页了,",
            "3,c,哈哈,",
            "4,d,哈哈,",
            "5,e,哈哈哈,");
    // When
    Report report = new FloodEval().evaluate(file, new Output());
    // Then
    assertThat(report.metrics())
        .containsEntry("b3_f1", 1.0)
        .containsEntry("honest_merged", 0.25)
        .containsEntry("honest_merged_any", 0.25)
        .containsEntry("purity", 5 / 6.0)
        .containsEntry("hype_punished", 0.0);
    assertThat(report.metrics()).doesNotContainKey("suppression_recall");
  }

  @Test
  void saysWhichLineHasNoTime() throws IOException {
    Path file = file("soon,a,你好,");
    assertThatThrownBy(() -> new FloodEval().evaluate(file, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("line 2, column \"offset_ms\"");
  }

  @Test
  void reachesWhatIsAskedForOnTheSharedRoom() {
    // Given
    Path file = shared("data/flood_injected/dev.csv");
    assumeTrue(Files.isReadable(file), file + " is not there, so flood grouping is not measured");
    // When
    Report report = new FloodEval().evaluate(file, new Output());
    // Then
    assertThat(report.metrics().get("b3_f1")).isGreaterThanOrEqualTo(0.97);
    assertThat(report.metrics().get("honest_merged")).isLessThanOrEqualTo(0.05);
    assertThat(report.metrics().get("honest_suppressed")).isLessThanOrEqualTo(0.005);
  }

  private Path file(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("room.csv"), "offset_ms,user,text,group\n" + String.join("\n", rows) + "\n");
  }

  /** Beside the repository; a work tree lies one level deeper. */
  private static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isReadable(at.resolve("shared").resolve(name))) {
        return at.resolve("shared").resolve(name);
      }
    }
    return Path.of("../../shared").resolve(name).toAbsolutePath();
  }
}
