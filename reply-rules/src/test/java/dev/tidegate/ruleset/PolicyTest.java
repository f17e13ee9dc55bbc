package dev.tidegate.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.Action.Channel;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @Test
  void aPolicyOfBeforeThereWereChannelsHasTheUsualOrder() throws MalformedRecordException {
    // Given
    String older =
        "{\"faqThreshold\":0.7,\"coolDownMs\":1000,\"questionExpiryMs\":60000,"
            + "\"actionExpiryMs\":30000,\"factAgeMs\":60000}";
    // When
    Policy policy = Json.read(older.getBytes(StandardCharsets.UTF_8), Policy.class);
    // Then
    assertThat(policy.channels())
        .containsExactly(Channel.PUBLIC_REPLY, Channel.OVERLAY, Channel.PRIVATE_REPLY, Channel.DM);
    assertThat(Json.read(Json.bytes(policy), Policy.class)).isEqualTo(policy);
  }

  @Test
  void aChannelIsNamedOnce() {
    assertThatThrownBy(
            () -> new Policy(0.7, 1, 1, 1, 1, List.of(Channel.DM, Channel.OVERLAY, Channel.DM)))
        .hasMessageStartingWith("policy.channels must");
  }
}
