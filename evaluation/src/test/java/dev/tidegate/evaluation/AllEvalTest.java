package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllEvalTest {
  @TempDir Path folder;

  @Test
  void runsWhatIsThereAndSkipsTheRest() throws IOException {
    // Given
    Path lines = Files.createDirectories(folder.resolve("data/live_intent_zh"));
    Files.write(
        lines.resolve("buyer_intents.dev.csv"),
        List.of(
            "text,intent,act,needs_reply,escalate",
            "这个多少钱,price,question,1,0",
            "收到是坏的,defect_missing,complaint,1,1"));
    // When
    List<Report> reports = new AllEval().evaluate(folder);
    // Then
    assertThat(reports).extracting(Report::task).containsExactly("intents", "harmless");
    assertThat(reports.get(1).metrics())
        .containsEntry("harmless_hit_rate", 0.0)
        .containsEntry("complaints_hidden", 0.0);
  }

  @Test
  void makesTheSameVariantsOnEveryRun() {
    List<String> complaints = List.of("收到是坏的", "少发了一件");
    assertThat(ComplaintVariants.plain(complaints))
        .hasSize(ComplaintVariants.VARIANTS)
        .isEqualTo(ComplaintVariants.plain(complaints))
        .doesNotContainAnyElementsOf(complaints);
    assertThat(ComplaintVariants.disguised(complaints))
        .hasSize(ComplaintVariants.VARIANTS)
        .isEqualTo(ComplaintVariants.disguised(complaints));
  }
}
