package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentsEvalTest {
  @TempDir Path folder;

  @Test
  void comparesWithTheTwelveOfBuyerLines() throws IOException {
    // Given
    Path file =
        file(
            "text,intent,act,needs_reply,escalate",
            "你们发什么快递,shipping,question,1,0",
            "这个多少钱,price,question,1,0",
            "43634035657,none_chat,none,0,0",
            "好的谢谢,none_chat,none,0,0");
    // When
    Report report = new IntentsEval().evaluate(file, new Output());
    // Then
    assertThat(report.metrics())
        .containsEntry("intent_accuracy", 1.0)
        .containsEntry("question_f1", 1.0);
  }

  @Test
  void comparesWithOurOwnNames() throws IOException {
    // Given
    Path file = file("text,intent", "包邮吗,shipping_fee", "能开发票吗,invoice");
    // When
    Report report = new IntentsEval().evaluate(file, new Output());
    // Then
    assertThat(report.metrics()).containsEntry("intent_accuracy", 1.0);
    assertThat(report.metrics()).doesNotContainKeys("question_f1", "escalate_f1");
  }

  @Test
  void saysWhichIntentIsUnknown() throws IOException {
    Path file = file("text,intent", "包邮吗,shipping_fee", "能开发票吗,tax");
    assertThatThrownBy(() -> new IntentsEval().evaluate(file, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("line 3, column \"intent\": \"tax\"");
  }

  @Test
  void namesTwelve() {
    assertThat(List.copyOf(BuyerIntents.NAMES)).hasSize(12);
  }

  private Path file(String... rows) throws IOException {
    return Files.write(folder.resolve("intents.csv"), List.of(rows));
  }
}
