package dev.tidegate.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Json;
import dev.tidegate.event.Travelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/asyncapi.yaml says what stands in the ledger. */
final class LedgerAsyncApiTest {
  private static final DeliveryOutcome OUTCOME =
      new DeliveryOutcome("m", "a", DeliveryOutcome.Status.SENT, "http_200", 1, 1_000);

  static Stream<Travelling> values() {
    return Stream.of(new LedgerClaim(7, 2_000), new LedgerOutcome(7, 2_000, OUTCOME));
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyFieldOfTheLedgersValuesIsDocumented_andNoOther(Travelling value) throws IOException {
    // Given
    String type = value.getClass().getSimpleName();
    JsonNode schema = document().at("/components/schemas/" + type);

    // When
    JsonNode written = Json.mapper().readTree(Json.bytes(value));

    // Then
    assertThat(written.get("type").asText()).isEqualTo(type);
    assertThat(names(schema.get("properties"))).isEqualTo(names(written));
    Set<String> required = new TreeSet<>();
    schema.get("required").forEach(name -> required.add(name.asText()));
    Set<String> allButVersion = names(written);
    allButVersion.remove("v");
    assertThat(required).isEqualTo(allButVersion);
  }

  @Test
  void theLedgersTopicHoldsThemAndNothingElse() throws IOException {
    // When
    JsonNode messages = document().at("/channels/ledger/messages");

    // Then
    assertThat(names(messages)).containsExactly("LedgerClaim", "LedgerOutcome");
  }

  private static JsonNode document() throws IOException {
    return new YAMLMapper().readTree(Path.of("..", "docs", "asyncapi.yaml").toFile());
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
