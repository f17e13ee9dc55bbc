package dev.tidegate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.matching.RuleWord;
import dev.tidegate.ruleset.Language;
import dev.tidegate.ruleset.ProblemCode;
import dev.tidegate.understanding.Concepts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds docs/rules.md against the code. To bring the lists of codes up to date run it with {@code
 * -Dtidegate.writeDocs=true}.
 */
class RulesDocumentTest {
  /** What the arguments stand for is told by the words around them. */
  private static final List<String> BLANKS = List.of("…", "…", "…", "…");

  /** Of the words of a scene. */
  private static final int SAMPLE_WORDS = 5;

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCodeStandsInTheDocumentWithItsSentence(Language language) throws IOException {
    held("codes-" + language.name().toLowerCase(Locale.ROOT), tables(language));
  }

  /** The document has this between the marks with this name. */
  private static void held(String name, String content) throws IOException {
    // Given
    Path document = document();
    String text = Files.readString(document);
    int begin = text.indexOf("<!-- " + name + " -->");
    int end = text.indexOf("<!-- /" + name + " -->");
    assertThat(begin).isBetween(0, end);
    // When
    String wanted = "<!-- " + name + " -->\n" + content;
    if (Boolean.getBoolean("tidegate.writeDocs")) {
      text = text.substring(0, begin) + wanted + text.substring(end);
      Files.writeString(document, text);
      end = text.indexOf("<!-- /" + name + " -->");
    }
    // Then
    assertThat(text.substring(begin, end))
        .as("docs/rules.md is out of date: run this test with -Dtidegate.writeDocs=true")
        .isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "运费, 要不要运费呀, 邮费多少",
    "=在吗, 在吗, 主播在吗",
    "退~运费, 退货要不要运费, 运费能退吗",
    "shipping, how much is shipping, postage?",
    "=hello, hello, hello there",
    "return~fee, return the fee, fee for a return"
  })
  void theExamplesOfTheDocumentHold(String word, String matches, String doesNot)
      throws IOException {
    // Given
    RuleWord read = RuleWord.of(word);
    // Then
    assertThat(read.isIn(matches)).isTrue();
    assertThat(read.isIn(doesNot)).isFalse();
    assertThat(Files.readString(document())).contains("| `" + word + "` |").contains(doesNot);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySceneStandsInTheDocument(Language language) throws IOException {
    held("scenes-" + language.name().toLowerCase(Locale.ROOT), scenes(language));
  }

  @Test
  void theDistanceOfTheDocumentIsTheOneOfTheCode() throws IOException {
    assertThat(Files.readString(document()))
        .contains("最多隔 " + RuleWord.NEAR + " 个字")
        .contains("at most " + RuleWord.NEAR + " characters");
  }

  private static String tables(Language language) {
    boolean zh = language == Language.ZH;
    StringBuilder text = new StringBuilder();
    text.append(zh ? "\n## 导入和检查时的提示\n\n" : "\n## What import and check can say\n\n");
    text.append(zh ? "| 代码 | 提示 |\n|---|---|\n" : "| code | sentence |\n|---|---|\n");
    for (ProblemCode code : ProblemCode.values()) {
      row(text, code.name(), code.words(language, BLANKS));
    }
    text.append(zh ? "\n## lint 的发现\n\n" : "\n## What lint can find\n\n");
    text.append(zh ? "| 代码 | 说明 |\n|---|---|\n" : "| code | sentence |\n|---|---|\n");
    for (LintCode code : LintCode.values()) {
      String advice = code.isAdvice() ? (zh ? "（仅供参考）" : " (advice)") : "";
      row(text, code.name(), code.words(language, BLANKS) + advice);
    }
    return text.append('\n').toString();
  }

  private static String scenes(Language language) {
    boolean zh = language == Language.ZH;
    StringBuilder text = new StringBuilder();
    text.append(zh ? "\n| 场景 | 编号 | 自带的说法，例如 |\n" : "\n| scene | id | shipped words, such as |\n");
    text.append("|---|---|---|\n");
    for (Concepts.Scene scene : Concepts.scenes()) {
      String words =
          scene.words().stream()
              .filter(word -> zh == (word.charAt(0) >= '\u2E80'))
              .limit(SAMPLE_WORDS)
              .collect(Collectors.joining(zh ? "、" : ", "));
      text.append("| ").append(zh ? scene.zh() : scene.en());
      text.append(" | `").append(scene.id()).append("` | ").append(words).append(" |\n");
    }
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, String code, String words) {
    text.append("| `").append(code).append("` | ").append(words.replace("|", "\\|")).append(" |\n");
  }

  private static Path document() {
    return Path.of("").toAbsolutePath().resolveSibling("docs").resolve("rules.md");
  }
}
