package dev.tidegate.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.portal.database.Postgres;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalConfigTest {
  private static final Postgres POSTGRES =
      new Postgres("127.0.0.1", 5432, "portal", "tidegate", "secret");

  @ParameterizedTest
  @CsvSource({
    "'', 7700, http://a, k:1, portal.host",
    "h, 70000, http://a, k:1, portal.port",
    "h, 7700, ftp://a, k:1, portal.publicUrl",
    "h, 7700, /path, k:1, portal.publicUrl",
    "h, 7700, http://a, '', portal.bootstrap",
  })
  void aWrongSettingIsNamed(String host, int port, String url, String bootstrap, String setting) {
    assertThatThrownBy(() -> config(host, port, url, bootstrap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(setting);
  }

  @Test
  void onlyHttpsMakesCookiesSecure() {
    assertThat(config("127.0.0.1", 0, "https://shop.example", "k:1").secure()).isTrue();
    assertThat(config("127.0.0.1", 0, "http://shop.example", "k:1").secure()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, true", "localhost, true", "::1, true", "0.0.0.0, false"})
  void tellsWhetherOtherMachinesReachIt(String host, boolean loopback) {
    assertThat(config(host, 0, "http://a", "k:1").loopback()).isEqualTo(loopback);
  }

  @Test
  void neverShowsThePassword() {
    assertThat(config("h", 0, "http://a", "k:1").toString()).doesNotContain("secret");
  }

  private static PortalConfig config(String host, int port, String url, String bootstrap) {
    return new PortalConfig(
        host, port, URI.create(url), POSTGRES, bootstrap, Path.of("key"), Path.of("token"));
  }
}
