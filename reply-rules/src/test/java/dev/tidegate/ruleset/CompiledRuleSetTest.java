package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.Json;
import dev.tidegate.reading.Comprehend;
import dev.tidegate.text.Evidence;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledRuleSetTest {
  private static final RuleSet OWN_WORDS =
      new RuleSet(
          "m",
          1,
          List.of(),
          List.of(
              new FaqEntry("A1", "多少钱", List.of("怎么卖", "什么价格"), "看链接"),
              new FaqEntry("A2", "几天发货", List.of("什么时候发"), "当天发货")),
          List.of(),
          List.of(new ConceptWords("价格", List.of("几个鸡腿")), new ConceptWords("无此场景", List.of("啊"))),
          Policy.defaults());

  @Test
  void readsAMerchantsOwnWordAsItsScene() {
    // Given
    CompiledRuleSet rules = CompiledRuleSet.compile(OWN_WORDS);
    Evidence before = Comprehend.read("这个几个鸡腿");
    // When
    Evidence after = rules.read("这个几个鸡腿", before);
    // Then
    assertThat(before.intent()).isNotEqualTo("price");
    assertThat(after.intent()).isEqualTo("price");
    assertThat(after.question()).isTrue();
    assertThat(rules.faq().best(after).orElseThrow().entry()).isZero();
  }

  @Test
  void leavesOtherTextsAsTheyWereRead() {
    // Given
    CompiledRuleSet rules = CompiledRuleSet.compile(OWN_WORDS);
    Evidence before = Comprehend.read("多少钱");
    // Then
    assertThat(rules.read("多少钱", before)).isSameAs(before);
  }

  @Test
  void aRuleSetOfBeforeThereWereOwnWordsHasNone() throws IOException {
    // Given
    String json =
        """
        {"type":"RuleSet","merchant":"m","version":1,"keywordRules":[],"faq":[],"sizeChart":[],
        "policy":%s}
        """
            .formatted(Json.mapper().writeValueAsString(Policy.defaults()));
    // When
    RuleSet old = Json.mapper().readValue(json, RuleSet.class);
    // Then
    assertThat(old.concepts()).isEmpty();
  }

  @Test
  void takesOverTheFaqOfTheOneBefore_unlessItChanged() {
    // Given
    CompiledRuleSet before = CompiledRuleSet.compile(OWN_WORDS);
    RuleSet otherRules = with(OWN_WORDS.faq(), "改价");
    RuleSet otherFaq = with(OWN_WORDS.faq().subList(1, 2), "改价");
    // When
    CompiledRuleSet sameFaq = before.next(otherRules);
    CompiledRuleSet newFaq = before.next(otherFaq);
    // Then
    assertThat(sameFaq.faq()).isSameAs(before.faq());
    assertThat(sameFaq.source()).isEqualTo(otherRules);
    assertThat(sameFaq.keywords().match("能改价吗").match()).isPresent();
    assertThat(newFaq.faq()).isNotSameAs(before.faq());
    assertThat(newFaq.faq().best(Comprehend.read("几天发货")).orElseThrow().entry()).isZero();
  }

  private static RuleSet with(List<FaqEntry> faq, String word) {
    KeywordRule rule =
        new KeywordRule("K1", List.of(word), List.of(), List.of(), KeywordRule.Effect.REPLY, "不改价");
    return new RuleSet(
        "m", 2, List.of(rule), faq, List.of(), OWN_WORDS.concepts(), Policy.defaults());
  }
}
