package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.portal.PortalClient.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PortalWorldExtension.class)
class FrontEndTest {
  private final PortalWorld world;

  FrontEndTest(PortalWorld world) {
    this.world = world;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/live/room-1", "/rules"})
  void everyPageOfTheApplicationIsTheIndex(String path) throws Exception {
    // When
    Response page = new PortalClient(world.url()).get(path);
    // Then
    assertThat(page.status()).isEqualTo(200);
    assertThat(text(page)).contains("<!doctype html>");
    assertThat(page.raw().headers().firstValue("Content-Type").orElse("")).contains("text/html");
    assertThat(page.raw().headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void hashedFilesMayBeKeptForEver() throws Exception {
    // When
    Response script = new PortalClient(world.url()).get("/assets/test-1a2b.js");
    // Then
    assertThat(text(script)).contains("document.title");
    assertThat(script.raw().headers().firstValue("Cache-Control").orElse("")).contains("immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none.js",
        "/..%2f..%2flogback-test.xml",
        "/%2e%2e/database/migrations/V1__first_slice.sql"
      })
  void nothingElseIsServed(String path) throws Exception {
    // When
    Response response = new PortalClient(world.url()).get(path);
    // Then
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.raw().headers().firstValue("Cache-Control")).contains("no-store");
  }

  private static String text(Response response) {
    return new String(response.raw().body(), StandardCharsets.UTF_8);
  }
}
