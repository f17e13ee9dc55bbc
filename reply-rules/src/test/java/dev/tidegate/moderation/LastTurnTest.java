package dev.tidegate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.understanding.TextFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastTurnTest {
  @ParameterizedTest
  @CsvSource({
    "q:为什么这么慢 a:不知道啊, 不知道啊",
    "post:今天又下雨 user_1:真的烦 user_2:带伞呗, 带伞呗",
    "q: is it real a: it is,' it is'",
  })
  void whatIsSaidLastInTalkStays(String text, String last) {
    assertThat(text.substring(LastTurn.start(text))).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "::",
        "vx:abc12345",
        "主播说:马上发 你说:没有",
        "几点开播 12:30 吗",
        "从 8:00 到 21:00 都在",
        "a:b:c",
        "说了一句 a:好 b:行",
        "看 http://a.com/b"
      })
  void textWithoutTwoSpeakersStaysWhole(String text) {
    assertThat(LastTurn.start(text)).isZero();
  }

  @Test
  void insultByListedWordInEarlierTurnStillCounts() {
    // Given
    String comment = "a:你妈死了傻逼 b:好";

    // When
    int[] features = ModerationFeatures.of(comment).insult();

    // Then
    assertThat(features).contains(TextFeatures.named("i傻逼"));
  }
}
