package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetEvalTest {
  @TempDir Path folder;

  @Test
  void oneReplyServesAllWhoAskTheSame() throws IOException {
    // Given: forty buyers, two questions, one comment a second
    Path shop = shop(40, List.of("包邮吗", "用什么材料做的"));
    // When
    Report report = BudgetEval.evaluate(shop, 1);
    // Then: first come, first served answers one buyer a reply, the desk many
    double replies = report.metrics().get("replies_fcfs");
    assertThat(report.metrics().get("buyers_asking")).isEqualTo(40);
    assertThat(report.metrics().get("buyers_served_fcfs")).isEqualTo(replies);
    assertThat(report.metrics().get("replies")).isLessThanOrEqualTo(replies);
    assertThat(report.metrics().get("ratio")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aShowWithHardlyAnAnswerCannotBeMeasured() throws IOException {
    Path shop = shop(3, List.of("包邮吗"));
    assertThatThrownBy(() -> BudgetEval.evaluate(shop, 1))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("10 answers");
  }

  private Path shop(int comments, List<String> questions) throws IOException {
    Files.writeString(
        folder.resolve("faq.csv"), "id,question,similar,answer\nA1,包邮吗,,全店包邮\nA2,用什么材料做的,,都是纯棉的\n");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < comments; i++) {
      lines.add(
          "{\"t\": %d, \"user\": \"u%d\", \"kind\": \"comment\", \"text\": \"%s\", \"intent\": \"\","
                  .formatted(i, i, questions.get(i % questions.size()))
              + " \"question\": true, \"action\": \"reply_faq\", \"sentiment\": \"neu\"}");
    }
    Files.write(folder.resolve("comments.jsonl"), lines);
    return folder;
  }
}
