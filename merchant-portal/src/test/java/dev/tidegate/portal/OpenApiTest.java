package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tidegate.portal.http.Endpoint;
import dev.tidegate.portal.outbox.OutboxWorker;
import java.io.File;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final File DOCUMENT = new File("../docs/openapi-portal.yaml");

  @Test
  void everyOperationOfTheDocumentHasARouteAndTheOtherWayRound() throws Exception {
    // Given
    Set<String> documented = new TreeSet<>();
    document()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    // When
    Set<String> served =
        endpoints().stream()
            .map(endpoint -> endpoint.method().name() + " " + endpoint.path())
            .collect(Collectors.toCollection(TreeSet::new));
    // Then
    assertThat(served).isEqualTo(documented);
  }

  @Test
  void everyReferenceOfTheDocumentLeadsSomewhere() throws Exception {
    // Given
    JsonNode document = document();
    Set<String> references = new HashSet<>();
    document.findValuesAsText("$ref").forEach(references::add);
    // Then
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void onlySigningInAndAskingWhoIsSignedInAreOpenToAnybody() {
    assertThat(endpoints())
        .filteredOn(
            endpoint ->
                endpoint.access() == Endpoint.Access.PUBLIC
                    || endpoint.access() == Endpoint.Access.PUBLIC_OR_USER)
        .extracting(endpoint -> endpoint.method().name() + " " + endpoint.path())
        .containsExactlyInAnyOrder("POST /api/session", "GET /api/session");
  }

  private static JsonNode document() throws Exception {
    return new YAMLMapper().readTree(DOCUMENT);
  }

  /** Nothing is called, so nothing needs to be connected. */
  private static List<Endpoint> endpoints() {
    return PortalServer.endpoints(
        new PortalServer.Parts(
            null,
            null,
            Clock.systemUTC(),
            null,
            null,
            null,
            null,
            new OutboxWorker(null, new MockProducer<>(), 1),
            false));
  }
}
