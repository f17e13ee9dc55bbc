package dev.tidegate.ingress.platform.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever comes, the parser gives the declared refusal or records that can be written and read
 * again; and no event that was not sent.
 */
class GenericParserFuzzTest {
  private static final String GOOD =
      ParserFixture.json(
          "{'specversion':'1.0','id':'e1','source':'/s','type':'dev.tidegate.comment',"
              + "'data':{'room':'room-1','user':{'id':'u1','nick':'小明😀'},'text':'3号链接多少钱'}}");
  private static final List<String> NAMES =
      List.of(
          "type",
          "room",
          "user",
          "id",
          "nick",
          "text",
          "messageId",
          "sentAt",
          "orderId",
          "status",
          "items",
          "sku",
          "quantity",
          "amountFen",
          "kind",
          "link",
          "specversion",
          "source",
          "data",
          "data_base64",
          "datacontenttype",
          "time");

  @Property(tries = 2000)
  void shouldSurviveAnyBytes(@ForAll byte[] body, @ForAll("requests") ParserFixture request) {
    check(request, body);
  }

  @Property(tries = 3000)
  void shouldSurviveAnyJson(
      @ForAll("json") Object value, @ForAll("requests") ParserFixture request) {
    check(request, bytesOf(value));
  }

  @Property(tries = 2000)
  void shouldSurviveAGoodEventWithOneByteChanged(
      @ForAll int position, @ForAll byte value, @ForAll("requests") ParserFixture request) {
    byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
    body[Math.floorMod(position, body.length)] = value;
    check(request, body);
  }

  @Property(tries = 500)
  void shouldSurviveAGoodEventCutOff(
      @ForAll int length, @ForAll("requests") ParserFixture request) {
    byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
    check(request, java.util.Arrays.copyOf(body, Math.floorMod(length, body.length)));
  }

  @Property(tries = 1000)
  void shouldSurviveAnyHeaders(
      @ForAll String id, @ForAll String source, @ForAll String type, @ForAll String time) {
    check(
        ParserFixture.binary()
            .header("ce-id", id)
            .header("ce-source", source)
            .header("ce-type", type.length() % 2 == 0 ? "dev.tidegate.comment" : type)
            .header("ce-time", time),
        ParserFixture.json("{'room':'r','user':{'id':'u'},'text':'t'}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void shouldKeepEveryTextThatIsWellFormed(@ForAll String any) throws Exception {
    // Given
    String said = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String text = said.substring(0, said.offsetByCodePoints(0, Math.min(2000, points(said))));
    byte[] body = Json.bytes(Map.of("type", "dm", "user", Map.of("id", "u"), "text", text));

    // When
    List<LogRecord> records = ParserFixture.plain().parse(body);

    // Then
    assertThat(((ChatEvent) records.get(0)).text()).isEqualTo(text.replace('\0', '\uFFFD'));
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void check(ParserFixture request, byte[] body) {
    List<LogRecord> records;
    try {
      records = request.parse(body);
    } catch (UnreadableRequestException e) {
      assertThat(e.detail()).isNotBlank();
      return;
    }
    long objects =
        new String(body, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '{').count();
    assertThat((long) records.size()).isLessThanOrEqualTo(objects);
    for (LogRecord record : records) {
      checkWritable(record);
    }
  }

  private static void checkWritable(LogRecord record) {
    try {
      assertThat(Json.logRecord(Json.bytes(record))).isEqualTo(record);
    } catch (Exception e) {
      throw new AssertionError("a record that was made cannot be read again", e);
    }
    assertThat(record)
        .isInstanceOfAny(ChatEvent.class, OrderEvent.class, RoomEvent.class)
        .satisfies(made -> assertThat(made.merchant()).isEqualTo("apparel"));
  }

  private static byte[] bytesOf(Object value) {
    try {
      return Json.bytes(value);
    } catch (IllegalStateException e) {
      // A string with half a character has no UTF-8 form: send its escapes instead.
      return value.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  @Provide
  Arbitrary<ParserFixture> requests() {
    return Arbitraries.of(0, 1, 2, 3)
        .map(
            form ->
                switch (form) {
                  case 0 -> ParserFixture.plain();
                  case 1 -> ParserFixture.structured();
                  case 2 -> ParserFixture.batch();
                  default -> ParserFixture.binary();
                });
  }

  @Provide
  Arbitrary<Object> json() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings().asGeneric(),
            Arbitraries.of(
                    "comment",
                    "dm",
                    "order",
                    "room",
                    "dev.tidegate.comment",
                    "dev.tidegate.order",
                    "1.0",
                    "paid",
                    "item_on_show",
                    "2026-11-20T12:13:00Z",
                    "e30=")
                .asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.bigIntegers().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    Arbitrary<Object> inner = objectOf(Arbitraries.oneOf(leaf, objectOf(leaf), arrayOf(leaf)));
    Arbitrary<Object> outer = objectOf(Arbitraries.oneOf(leaf, inner, arrayOf(inner)));
    return Arbitraries.oneOf(leaf, outer, arrayOf(outer));
  }

  private static Arbitrary<Object> objectOf(Arbitrary<Object> values) {
    return Arbitraries.maps(Arbitraries.of(NAMES), values).ofMaxSize(10).asGeneric();
  }

  private static Arbitrary<Object> arrayOf(Arbitrary<Object> values) {
    return values.list().ofMaxSize(4).asGeneric();
  }
}
