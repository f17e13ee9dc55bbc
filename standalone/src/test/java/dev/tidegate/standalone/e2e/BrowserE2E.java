package dev.tidegate.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.standalone.ProductProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merchant's evening in headless Chromium; the screenshots stay under target/screenshots. */
class BrowserE2E {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void merchantPublishesARuleAndSeesBoardAndReply() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/chromium")),
        "Chromium is not installed; ./tidegate test installs it when it is root");
    try (ProductProcess product = new ProductProcess(folder, "--no-demo")) {
      // Given
      product.start();
      Shop shop = new Shop(product);
      shop.importAndPublish();

      // When
      List<JsonNode> said =
          NodeScript.run(
              LIMIT,
              "browser.mjs",
              "",
              product.facts().path("portal").asText(),
              product.facts().path("login").path("user").asText(),
              product.facts().path("login").path("password").asText(),
              shop.inbox(),
              shop.inSecret(),
              SCREENSHOTS.toString());

      // Then
      assertThat(said).hasSize(1);
      assertThat(said.get(0).path("problems")).isEmpty();
      assertThat(said.get(0).path("steps")).hasSize(6);
      assertThat(SCREENSHOTS.resolve("live.png")).isNotEmptyFile();
    }
  }
}
