package dev.tidegate.load.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.ruleset.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks do, once each and without a clock. */
class BenchmarksTest {
  @TempDir Path empty;

  @Test
  void theWordListIsTheSameBySeedAndAsLongAsItSays() {
    List<String> words = BenchText.rareWords(1);

    assertThat(words).hasSize(64_000).isEqualTo(BenchText.rareWords(1));
    assertThat(new HashSet<>(words)).hasSize(64_000);
    assertThat(words).allMatch(word -> word.length() >= 2 && word.length() <= 5);
    assertThat(words).isNotEqualTo(BenchText.rareWords(2));
  }

  @Test
  void commentsAreTheTrainingTextWhereNoRecordingsAre() {
    assertThat(Comments.source(empty)).isEqualTo(BenchText.Source.TRAINING);
    assertThat(Comments.read(empty, 1))
        .hasSize(Comments.COUNT)
        .isEqualTo(Comments.read(empty, 1))
        .isSubsetOf(BenchText.questions());
  }

  @Test
  void commentsAreTheRecordedOnesWhereTheyAre() throws Exception {
    // Given
    Path folder = Files.createDirectories(empty.resolve("data/danmu_sessions"));
    Files.writeString(folder.resolve("1.csv"), "ts_ms,user_hash,text\n5,u1,包邮吗\n6,u2,\" \"\n");
    // When
    List<String> comments = Comments.read(empty, 1);
    // Then
    assertThat(Comments.source(empty)).isEqualTo(BenchText.Source.RECORDED);
    assertThat(comments).hasSize(Comments.COUNT).containsOnly("包邮吗");
  }

  @ParameterizedTest
  @EnumSource(WordSide.class)
  void everySideFindsAListedWordAndNothingElse(WordSide side) {
    WordSide.Search search = side.compile(List.of("滚蛋卷", "包邮吧"));

    assertThat(search.hits("今天包邮吧")).isEqualTo(1);
    assertThat(search.hits("今天发货")).isZero();
  }

  @ParameterizedTest
  @EnumSource(WordSide.class)
  void moderationOfCommentsFindsSomething(WordSide side) {
    ModerateBenchmark benchmark = new ModerateBenchmark();
    benchmark.data = empty.toString();
    benchmark.side = side;
    benchmark.read();

    int hits = 0;
    for (int batch = 0; batch < 8; batch++) {
      hits += benchmark.moderate();
    }
    assertThat(hits).isPositive();
  }

  @Test
  void readingReadsOneCommentAfterTheOther() {
    ReadBenchmark benchmark = new ReadBenchmark();
    benchmark.data = empty.toString();
    benchmark.read();

    assertThat(benchmark.comprehend()).isNotEqualTo(benchmark.comprehend());
  }

  @ParameterizedTest
  @ValueSource(strings = {"faq", "lucene"})
  void bothSidesFindEntries(String side) {
    FaqBenchmark benchmark = new FaqBenchmark();
    benchmark.entries = 30;
    benchmark.side = side;
    benchmark.compile();

    HashSet<Integer> found = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      found.add(benchmark.best());
    }
    assertThat(found).hasSizeGreaterThan(10).allMatch(entry -> entry >= -1 && entry < 30);
  }

  @Test
  void anUnknownSideIsAnError() {
    FaqBenchmark benchmark = new FaqBenchmark();
    benchmark.entries = 1;
    benchmark.side = "other";

    assertThatThrownBy(benchmark::compile)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("faq or lucene");
  }

  @Test
  void aChangedRuleSetHasAnotherWord() {
    RuleSetBenchmark benchmark = new RuleSetBenchmark();
    benchmark.rules = 20;
    benchmark.make();

    RuleSet first = benchmark.compileAfterAChange().source();
    RuleSet second = benchmark.compileAfterAChange().source();

    assertThat(first.keywordRules()).hasSize(20).isNotEqualTo(second.keywordRules());
    assertThat(first.faq()).hasSize(RuleSetBenchmark.FAQ_ENTRIES);
  }

  @Test
  void aRuleSetKeepsMoreWithItsSource() {
    RuleSetMemory memory = RuleSetMemory.measure(500, 100, 1);

    assertThat(memory.compiled()).isPositive();
    assertThat(memory.whole()).isGreaterThan(memory.compiled());
  }

  @Test
  void recallCountsOnlyQuestionsThatHaveAnEntry() throws Exception {
    // Given
    Path faq = empty.resolve("faq.csv");
    Path asked = empty.resolve("asked.csv");
    Files.writeString(faq, "faq_id,title,phrasing\nF01,什么时候发货,今天能发出吗\nF02,可以退货吗,不喜欢能退吗\n");
    Files.writeString(asked, "text,faq_id\n什么时候发货,F01\n不喜欢能退吗,F02\n天气真好,F00\n");
    // When
    FaqRecall recall = FaqRecall.measure(faq, asked);
    // Then
    assertThat(recall).isEqualTo(new FaqRecall(1, 1, 2));
    assertThat(FaqRecall.measure(empty)).isEmpty();
  }
}
