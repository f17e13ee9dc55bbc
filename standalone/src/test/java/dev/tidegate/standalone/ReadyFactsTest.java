package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFactsTest {
  private static final ReadyFacts FACTS =
      new ReadyFacts(
          "http://p", "http://i", "http://m", new ReadyFacts.Login("demo", "pw"), "curl", 7, "/d");

  @TempDir Path directory;

  @Test
  void areWrittenForProgramsUnderTheAgreedNames() throws Exception {
    // When
    FACTS.write(directory.resolve("up.json"));

    // Then
    JsonNode json = Json.mapper().readTree(directory.resolve("up.json").toFile());
    assertThat(json.path("portal").asText()).isEqualTo("http://p");
    assertThat(json.path("ingress").asText()).isEqualTo("http://i");
    assertThat(json.path("management").asText()).isEqualTo("http://m");
    assertThat(json.path("login").path("user").asText()).isEqualTo("demo");
    assertThat(json.path("login").path("password").asText()).isEqualTo("pw");
    assertThat(json.path("try").asText()).isEqualTo("curl");
    assertThat(json.path("started_ms").asLong()).isEqualTo(7);
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void fitOnOneScreen() {
    assertThat(FACTS.screen().lines().count()).isLessThan(24);
    assertThat(FACTS.screen()).contains("http://p", "http://i", "http://m", "demo / pw", "/d");
  }
}
