package dev.tidegate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void findsTheClashAndProvesItByAComment() throws IOException {
    // Given
    write(
        "keywords.csv",
        """
        id,any_of,all_of,none_of,action,reply
        K1,人工｜退款,,,escalate,
        K2,退款、退钱,,,host_feed,
        """);
    write("comments.jsonl", "{\"t\": 1, \"text\": \"退款怎么弄\", \"intent\": \"return_refund\"}\n");
    // When
    int code = run("--json", folder.resolve("out.txt").toString());
    // Then
    JsonNode found = Json.mapper().readTree(folder.resolve("out.txt").toFile());
    assertThat(code).isEqualTo(1);
    assertThat(found.path("problems")).isEmpty();
    assertThat(found.at("/findings/0/code").asText()).isEqualTo("CLASHING_RULES");
    assertThat(found.at("/findings/0/comments/0/text").asText()).isEqualTo("退款怎么弄");
  }

  @Test
  void filesThatCannotBeImportedEndWithTwo() throws IOException {
    // Given
    write("keywords.csv", "id,any_of\n");
    // When
    int code = run();
    // Then
    assertThat(code).isEqualTo(2);
  }

  @Test
  void nothingToMendEndsWithZero() throws IOException {
    // Given
    write("keywords.csv", "id,any_of,all_of,none_of,action,reply\nK1,人工,,,escalate,\n");
    // When
    int code = run("--lang", "en");
    // Then
    assertThat(code).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private int run(String... options) {
    String[] args = new String[options.length + 1];
    args[0] = folder.toString();
    System.arraycopy(options, 0, args, 1, options.length);
    return new CommandLine(new LintCommand()).execute(args);
  }
}
