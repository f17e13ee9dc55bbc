package dev.tidegate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaqMatcherTest {
  private static final Comprehend READER = Comprehend.shipped();
  private static final List<FaqMatcher.Entry> ENTRIES =
      List.of(
          entry("全场包邮，偏远地区除外", "包邮吗", "邮费多少"),
          entry("七天无理由退换，运费自理", "可以退货吗", "不喜欢能退吗"),
          entry("下单后48小时内发货", "什么时候发货", "今天能发吗"),
          entry("均码，80到130斤都能穿", "有什么码", "120斤穿多大"));

  private static FaqMatcher.Entry entry(String answer, String... phrasings) {
    return new FaqMatcher.Entry(Stream.of(phrasings).map(READER::of).toList(), READER.of(answer));
  }

  private static FaqMatcher matcher() {
    return FaqMatcher.compile(ENTRIES, READER.model().faq());
  }

  @Test
  void oneSearchLeavesNothingBehindForTheNext() {
    // Given
    FaqMatcher used = matcher();
    for (String text : List.of("要不要邮费", "退货运费谁出", "", "120斤今天发货吗", "不包邮就退", "😀")) {
      Evidence asked = READER.of(text);
      // When, then
      assertThat(used.best(asked)).isEqualTo(matcher().best(asked));
    }
  }

  @Test
  void theBestAndTheNextTwoGoByTheirScores() {
    // Given
    Evidence asked = READER.of("运费是多少");
    double[] scores = matcher().scores(asked);
    // When
    FaqMatcher.Match match = matcher().best(asked).orElseThrow();
    // Then
    assertThat(match.entry()).isZero();
    assertThat(match.others()).hasSize(2);
    assertThat(scores[match.entry()]).isGreaterThanOrEqualTo(scores[match.others().get(0)]);
    assertThat(scores[match.others().get(0)]).isGreaterThanOrEqualTo(scores[match.others().get(1)]);
  }

  @Test
  void signalsNeedNoWeights_forTrainingMakesThese() {
    // Given
    FaqWeights known = READER.model().faq();
    FaqWeights unlearned =
        new FaqWeights(known.terms(), known.intents(), known.scenes(), List.of(), List.of());
    Evidence asked = READER.of("运费是多少");
    // When, then
    assertThat(FaqMatcher.compile(ENTRIES, unlearned).signals(asked))
        .isDeepEqualTo(matcher().signals(asked));
  }
}
