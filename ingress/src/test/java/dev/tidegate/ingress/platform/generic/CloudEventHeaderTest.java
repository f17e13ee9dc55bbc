package dev.tidegate.ingress.platform.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.InvalidFieldException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeaderTest {

  @ParameterizedTest
  @CsvSource({
    "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
    "Euro%20%e2%82%ac%20%f0%9f%98%80, Euro € 😀",
    "plain, plain",
    "a%2520b, a%20b",
    "50%, 50%",
    "50%zz, 50%zz",
    "%4, %4",
  })
  void shouldDecodeOneRound(String raw, String expected) {
    assertThat(CloudEventHeader.decode("ce-id", raw)).isEqualTo(expected);
  }

  @Test
  void shouldTakeOffQuotes() {
    assertThat(CloudEventHeader.decode("ce-id", "\"a\\\"b%20c\"")).isEqualTo("a\"b c");
    assertThat(CloudEventHeader.decode("ce-id", "\"")).isEqualTo("\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C0%A0", "%FF", "a%E4%BDb", "%ED%A0%80"})
  void shouldRefuseEscapesThatAreNoUtf8(String raw) {
    assertThatThrownBy(() -> CloudEventHeader.decode("ce-id", raw))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageStartingWith("ce-id ");
  }

  @Test
  void shouldReadRawUtf8ThatAnHttpParserShowsAsLatin1() {
    String onTheWire =
        new String("直播间".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(CloudEventHeader.decode("ce-id", onTheWire)).isEqualTo("直播间");
    assertThat(CloudEventHeader.decode("ce-id", "直播间")).isEqualTo("直播间");
    assertThat(CloudEventHeader.decode("ce-id", "caf\u00e9")).isEqualTo("caf\u00e9");
  }

  @Property(tries = 500)
  void shouldUndoTheEncodingOfTheSpecification(@ForAll String any) {
    // Given
    String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    // Then
    assertThat(CloudEventHeader.decode("ce-id", encoded(text))).isEqualTo(text);
  }

  /** CloudEvents HTTP binding 3.1.3.2. */
  private static String encoded(String text) {
    StringBuilder header = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < 0x21 || b > 0x7E || b == '"' || b == '%') {
        header.append(String.format("%%%02X", b & 0xFF));
      } else {
        header.append((char) b);
      }
    }
    return header.toString();
  }
}
