package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaqEvalTest {
  @TempDir Path folder;

  private static final List<String> QUERIES =
      List.of("text,faq_id", "你们发什么快递,F1", "这个能开发票吗,F2", "哈哈哈哈,F00");

  @Test
  void readsAnFaqWithARowForEachPhrasing() throws IOException {
    // Given
    Path faq =
        file(
            "faq.csv",
            List.of("faq_id,title,phrasing", "F1,默认快递,你们发什么快递", "F1,默认快递,快递是哪一家", "F2,发票,能开发票吗"));
    // When
    Report report = FaqEval.evaluate(faq, file("queries.csv", QUERIES), new Output());
    // Then
    assertThat(report.n()).isEqualTo(3);
    assertThat(report.metrics())
        .containsEntry("faq_recall_at_1", 1.0)
        .containsEntry("faq_recall_at_3", 1.0)
        .containsEntry("reject_auc", 1.0);
  }

  @Test
  void readsTheFaqOfAShop() throws IOException {
    // Given
    Path faq =
        file(
            "faq.csv",
            List.of(
                "id,question,similar,answer",
                "F1,你们发什么快递,快递是哪一家|用哪家物流,默认发中通",
                "F2,能开发票吗,,可以开电子发票"));
    // When
    Report report = FaqEval.evaluate(faq, file("queries.csv", QUERIES), new Output());
    // Then
    assertThat(report.metrics()).containsEntry("faq_recall_at_1", 1.0);
  }

  @Test
  void saysWhichQueryNamesAnUnknownEntry() throws IOException {
    Path faq = file("faq.csv", List.of("faq_id,title,phrasing", "F1,发票,能开发票吗"));
    Path queries = file("queries.csv", List.of("text,faq_id", "发票,F9"));
    assertThatThrownBy(() -> FaqEval.evaluate(faq, queries, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("line 2, column \"faq_id\": \"F9\"");
  }

  @Test
  void saysWhichColumnIsMissing() throws IOException {
    Path faq = file("faq.csv", List.of("faq_id,title", "F1,发票"));
    Path queries = file("queries.csv", QUERIES);
    assertThatThrownBy(() -> FaqEval.evaluate(faq, queries, new Output()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("\"phrasing\" is missing");
  }

  private Path file(String name, List<String> rows) throws IOException {
    return Files.write(folder.resolve(name), rows);
  }
}
