package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalationEvalTest {
  @TempDir Path folder;

  @Test
  void putsTheAngryTalkAboveTheThankfulOne() throws IOException {
    // Given
    Path file =
        file(
            talk("怎么又扣我钱，打了三次电话都没人解决，太差了，我要投诉！", "非常抱歉", "还是没解决，骗子！", -1.2),
            talk("请问怎么设置？", "点设置就可以", "好的谢谢", 1));
    // When
    Report report = new EscalationEval().evaluate(file, new Output());
    // Then
    assertThat(report.metrics()).containsEntry("auc", 1.0);
  }

  @Test
  void saysWhichLineHasNoTurns() throws IOException {
    Path file = file(talk("在吗", "在", "好", 0), "{\"S\": 1}");
    assertThatThrownBy(() -> new EscalationEval().evaluate(file, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("line 2: \"turns\"");
  }

  @Test
  void saysWhichLineIsNotJson() throws IOException {
    Path file = file("turns");
    assertThatThrownBy(() -> new EscalationEval().evaluate(file, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("line 1 is not JSON");
  }

  private static String talk(String buyer, String desk, String again, double satisfaction) {
    return """
        {"turns": [{"sender": "customer", "text": "%s"}, {"sender": "helpdesk", "text": "%s"},\
         {"sender": "customer", "text": "%s"}], "S": %s}"""
        .formatted(buyer, desk, again, satisfaction);
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("talks.jsonl"), List.of(lines));
  }
}
