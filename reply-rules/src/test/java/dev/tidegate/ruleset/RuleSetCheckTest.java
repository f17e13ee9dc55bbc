package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.ruleset.KeywordRule.Effect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetCheckTest {

  @Test
  void saysWhichSceneIsUnknownAndWhichHasNoWords() {
    // When
    List<RuleProblem> problems =
        RuleSetCheck.concepts(
            List.of(
                new ConceptWords("shipping_cost", List.of("车马费")),
                new ConceptWords("价钱吧", List.of("几个鸡腿")),
                new ConceptWords("价格", List.of())));
    // Then
    assertThat(problems)
        .extracting(RuleProblem::code)
        .containsExactly(ProblemCode.UNKNOWN_SCENE, ProblemCode.REQUIRED);
    assertThat(problems).extracting(RuleProblem::field).containsExactly("scene", "words");
  }

  @Test
  void findsNothingWrongInASoundRuleSet() {
    // Given
    RuleSet sound =
        new RuleSet(
            "m",
            1,
            List.of(
                new KeywordRule(
                    "K1", List.of("价"), List.of(), List.of(), Effect.REPLY, "{product.price}元"),
                new KeywordRule("K2", List.of(), List.of("a", "b"), List.of(), Effect.HIDE, "")),
            List.of(new FaqEntry("A1", "包邮吗", List.of("要运费吗"), "包邮")),
            List.of(SizeRow.ofBody("S1", "M", 150, 160, 80, 95)),
            List.of(new ConceptWords("价格", List.of("几个鸡腿"))),
            Policy.defaults());
    // When
    List<RuleProblem> problems = RuleSetCheck.all(sound, Set.of("S1"));
    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void namesTheSecondOfTwoRulesWithOneId() {
    // Given
    KeywordRule rule = new KeywordRule("K1", List.of("a"), List.of(), List.of(), Effect.HIDE, "");
    // When
    List<RuleProblem> problems = RuleSetCheck.keywordRules(List.of(rule, rule));
    // Then
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.index()).isEqualTo(1);
              assertThat(problem.code()).isEqualTo(ProblemCode.DUPLICATE_ID);
              assertThat(problem.severity()).isEqualTo(RuleProblem.Severity.ERROR);
            });
  }

  @Test
  void aRuleThatOnlyForbidsWordsHasNoCondition() {
    // Given
    KeywordRule rule = new KeywordRule("K1", List.of(), List.of(), List.of("a"), Effect.HIDE, "");
    // When
    List<RuleProblem> problems = RuleSetCheck.keywordRules(List.of(rule));
    // Then
    assertThat(problems).extracting(RuleProblem::code).containsExactly(ProblemCode.NO_CONDITION);
  }

  @ParameterizedTest
  @CsvSource({
    "'{product.price}', ''",
    "'好的{宝宝/家人/}', ''",
    "'{product.price/product.link}', UNKNOWN_PLACEHOLDER",
    "'{product.pirce}', UNKNOWN_PLACEHOLDER",
    "'{}', UNKNOWN_PLACEHOLDER",
    "'{product.price', UNBALANCED_BRACES",
    "'product.price}', UNBALANCED_BRACES",
    "'{{product.price}}', UNBALANCED_BRACES",
  })
  void checksPlaceholdersOfAnswers(String answer, String expected) {
    // When
    List<RuleProblem> problems =
        RuleSetCheck.faq(List.of(new FaqEntry("A1", "q", List.of(), answer)));
    // Then
    assertThat(problems)
        .extracting(problem -> problem.code().name())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void longTextsAreWarnedOfAndOverlongOnesRefused() {
    // Given
    FaqEntry withLong = new FaqEntry("A1", "q", List.of(), "长".repeat(201));
    FaqEntry overlong = new FaqEntry("A2", "q", List.of(), "长".repeat(1_001));
    // When
    List<RuleProblem> problems = RuleSetCheck.faq(List.of(withLong, overlong));
    // Then
    assertThat(problems)
        .extracting(RuleProblem::code)
        .containsExactly(ProblemCode.LONG_TEXT, ProblemCode.TOO_LONG);
    assertThat(RuleProblem.anyError(problems.subList(0, 1))).isFalse();
  }
}
