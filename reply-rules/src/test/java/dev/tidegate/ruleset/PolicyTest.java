package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  @ParameterizedTest
  @CsvSource({
    "1.1, 60000, 600000, 60000, 600000, policy.faqThreshold",
    "NaN, 60000, 600000, 60000, 600000, policy.faqThreshold",
    "0.6, 0, 600000, 60000, 600000, policy.coolDownMs",
    "0.6, 86400001, 600000, 60000, 600000, policy.coolDownMs",
    "0.6, 60000, 9223372036854775807, 60000, 600000, policy.questionExpiryMs",
    "0.6, 60000, 86400000, 3600001, 600000, policy.actionExpiryMs",
    "0.6, 60000, 60000, 60001, 600000, policy.actionExpiryMs",
    "0.6, 60000, 600000, 60000, -1, policy.factAgeMs"
  })
  void wrongValueNamesItsField(
      double threshold, long coolDown, long question, long action, long fact, String field) {
    assertThatThrownBy(
            () -> new Policy(threshold, coolDown, question, action, fact, Policy.CHANNELS))
        .hasMessageStartingWith(field + " must");
  }
}
