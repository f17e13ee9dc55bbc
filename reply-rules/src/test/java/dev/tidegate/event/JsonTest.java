package dev.tidegate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  private static final ChatEvent COMMENT =
      new ChatEvent(
          "demo/1",
          "m1",
          "demo",
          "generic",
          ChatEvent.Kind.COMMENT,
          "r1",
          "b1",
          "box",
          "多少钱",
          1,
          2);

  @Test
  void recordCarriesTypeAndVersion_andReadsBackEqual() throws Exception {
    // When
    String json = new String(Json.bytes(COMMENT), StandardCharsets.UTF_8);

    // Then
    assertThat(json)
        .isEqualTo(
            "{\"type\":\"ChatEvent\",\"id\":\"demo/1\",\"merchant\":\"m1\",\"account\":\"demo\","
                + "\"platform\":\"generic\",\"kind\":\"COMMENT\",\"room\":\"r1\",\"buyer\":\"b1\","
                + "\"replyTo\":\"box\",\"text\":\"多少钱\",\"sentAtMs\":1,\"receivedAtMs\":2,\"v\":1}");
    assertThat(Json.logRecord(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(COMMENT);
  }

  @Test
  void unknownFieldsAreIgnored() throws Exception {
    // When
    LogRecord read =
        Json.logRecord(
            "{\"type\":\"Tick\",\"v\":2,\"merchant\":\"m1\",\"new\":[1]}"
                .getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(read).isEqualTo(new Tick("m1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{not json|malformed_json",
        "null|malformed_json",
        "{\"type\":\"Later\",\"merchant\":\"m\"}|unknown_type",
        "{\"merchant\":\"m\"}|unknown_type",
        "{\"type\":\"Tick\"}|invalid_field",
        "{\"type\":\"ReleaseChanged\",\"merchant\":\"m\",\"number\":\"x\",\"stable\":1}|invalid_field"
      })
  void badRecordSaysWhy(String json, String reason) {
    assertThatThrownBy(() -> Json.logRecord(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            MalformedRecordException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void loneSurrogateOfABuyer_isReplacedAndCanBeWritten() throws Exception {
    // Given
    ChatEvent broken =
        new ChatEvent(
            "demo/1",
            "m1",
            "demo",
            "generic",
            ChatEvent.Kind.COMMENT,
            "r1",
            "b1",
            "box",
            "a\ud800b",
            1,
            2);

    // Then
    assertThat(broken.text()).isEqualTo("a\ufffdb");
    assertThat(Json.logRecord(Json.bytes(broken))).isEqualTo(broken);
  }

  @Test
  void outputsReadBackEqual() throws Exception {
    // Given
    Decision decision =
        new Decision(
            "1@2#0",
            "m1",
            "ChatEvent",
            "demo/1",
            "r1",
            "b1",
            Decision.Disposition.JOINED,
            "waits_for_host",
            3L,
            true,
            null,
            null,
            List.of(),
            List.of(TraceStep.of("x", "b", "1", "a", "2")),
            5);

    // Then
    assertThat(Json.read(Json.bytes(decision), Decision.class)).isEqualTo(decision);
  }

  @Test
  void sourceRoundTrips_andOrdersByOffsetAndOrdinal() {
    assertThat(Source.parse("3@45#6")).isEqualTo(new Source(3, 45, 6));
    assertThat(Source.parse("3@45#6").toString()).isEqualTo("3@45#6");
    assertThat(new Source(0, 9, 1)).isLessThan(new Source(0, 10, 0));
    assertThatThrownBy(() -> Source.parse("3-45")).hasMessageContaining("partition@offset#n");
  }
}
