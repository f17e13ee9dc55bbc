package dev.tidegate.ingress.platform.generic;

import static dev.tidegate.ingress.platform.generic.ParserFixture.KEYS;
import static dev.tidegate.ingress.platform.generic.ParserFixture.RECEIVED_AT_MS;
import static dev.tidegate.ingress.platform.generic.ParserFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.OrderEvent;
import dev.tidegate.event.RoomEvent;
import dev.tidegate.ingress.platform.generic.UnreadableRequestException.Fault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericParserTest {
  private static final String COMMENT =
      json("{'type':'comment','room':'room-1','user':{'id':'u1','nick':'小明'},'text':'多少钱'}");
  private static final String DATA =
      json("{'room':'room-1','user':{'id':'u1','nick':'小明'},'text':'多少钱'}");

  @Test
  void shouldReadAPlainComment() throws Exception {
    // When
    List<LogRecord> records = ParserFixture.plain().parse(COMMENT);

    // Then
    ChatEvent event = (ChatEvent) records.get(0);
    assertThat(records).hasSize(1);
    assertThat(event)
        .isEqualTo(
            new ChatEvent(
                "demo/msg_1",
                "apparel",
                "demo",
                "generic",
                ChatEvent.Kind.COMMENT,
                "room-1",
                KEYS.pseudonym("generic", "u1"),
                event.replyTo(),
                "多少钱",
                RECEIVED_AT_MS,
                RECEIVED_AT_MS));
    assertThat(ReplyTo.open(KEYS, event.replyTo())).isEqualTo(new ReplyTo("u1", "小明", null));
  }

  @Test
  void shouldReadTheSameEventFromEveryFormOfCloudEvents() throws Exception {
    // Given
    String base64 = Base64.getEncoder().encodeToString(DATA.getBytes(StandardCharsets.UTF_8));

    // When
    List<ChatEvent> events =
        List.of(
            chat(ParserFixture.structured().parse(cloudEvent("e1", "'data':" + DATA))),
            chat(
                ParserFixture.structured()
                    .parse(cloudEvent("e1", "'data_base64':'" + base64 + "'"))),
            chat(ParserFixture.batch().parse("[" + cloudEvent("e1", "'data':" + DATA) + "]")),
            chat(ParserFixture.binary().parse(DATA)));

    // Then
    assertThat(events).extracting(ChatEvent::id).containsOnly("demo//shop|e1");
    assertThat(events).extracting(ChatEvent::text).containsOnly("多少钱");
    assertThat(events).extracting(ChatEvent::kind).containsOnly(ChatEvent.Kind.COMMENT);
  }

  @Test
  void shouldTakeABatchForABatchAlthoughItsTypeBeginsLikeThatOfOneEvent() throws Exception {
    assertThat(
            ParserFixture.plain()
                .header("content-type", "Application/CloudEvents-Batch+JSON;charset=UTF-8")
                .parse("[]"))
        .isEmpty();
  }

  @Test
  void shouldKeepTheOrderOfABatch() throws Exception {
    // Given
    String body =
        IntStream.range(0, 100)
            .mapToObj(i -> cloudEvent("e" + i, "'data':" + DATA))
            .collect(Collectors.joining(",", "[", "]"));

    // When
    List<LogRecord> records = ParserFixture.batch().parse(body);

    // Then
    assertThat(records)
        .extracting(record -> ((ChatEvent) record).id())
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "demo//shop|e" + i).toList());
  }

  @Test
  void shouldRefuseABatchOfATousandEventsWhole() {
    // Given
    String body =
        IntStream.range(0, 1000)
            .mapToObj(i -> cloudEvent("e" + i, "'data':" + DATA))
            .collect(Collectors.joining(",", "[", "]"));

    // Then
    assertThat(refused(ParserFixture.batch(), body).fault()).isEqualTo(Fault.TOO_MANY_EVENTS);
  }

  @Test
  void shouldNameThePlaceOfTheWrongEventInABatch() {
    String good = cloudEvent("e1", "'data':" + DATA);
    String bad = cloudEvent("e2", "'data':{'room':'room-1','user':{'id':'u1'}}");

    assertThat(refused(ParserFixture.batch(), "[" + good + "," + bad + "]").field())
        .isEqualTo("[1].data.text");
  }

  @Test
  void shouldReadADirectMessageWithoutARoom() throws Exception {
    ChatEvent event =
        chat(
            ParserFixture.plain()
                .parse(json("{'type':'dm','user':{'id':'u1'},'text':'在吗','messageId':'m9'}")));

    assertThat(event.kind()).isEqualTo(ChatEvent.Kind.DM);
    assertThat(event.room()).isNull();
    assertThat(ReplyTo.open(KEYS, event.replyTo())).isEqualTo(new ReplyTo("u1", null, "m9"));
  }

  @Test
  void shouldReadAnOrder() throws Exception {
    // When
    OrderEvent order =
        (OrderEvent)
            ParserFixture.plain()
                .parse(
                    json(
                        "{'type':'order','orderId':'7001','status':'paid','user':{'id':'u1'},"
                            + "'items':[{'sku':'A-1','quantity':2,'amountFen':19900}]}"))
                .get(0);

    // Then
    assertThat(order.status()).isEqualTo(OrderEvent.Status.PAID);
    assertThat(order.items()).containsExactly(new OrderEvent.Item("A-1", 2, 19900));
    assertThat(order.orderId()).isEqualTo("7001");
    assertThat(order.room()).isNull();
  }

  @Test
  void shouldReadRoomEvents() throws Exception {
    RoomEvent shown =
        (RoomEvent)
            ParserFixture.plain()
                .parse(json("{'type':'room','kind':'item_on_show','room':'room-1','link':3}"))
                .get(0);
    RoomEvent started =
        (RoomEvent)
            ParserFixture.plain()
                .parse(json("{'type':'room','kind':'show_started','room':'room-1'}"))
                .get(0);

    assertThat(shown.link()).isEqualTo(3);
    assertThat(started.kind()).isEqualTo(RoomEvent.Kind.SHOW_STARTED);
    assertThat(started.link()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'2026-11-20T20:13:00+08:00'",
    "'2026-11-20T12:13:00Z'",
    "'2026-11-20t12:13:00.000000000z'",
    "1795176780000",
  })
  void shouldReadTheSendersTimeInEveryForm(String time) throws Exception {
    String value = time.startsWith("1") ? time : "\"" + time + "\"";
    ChatEvent event =
        chat(
            ParserFixture.plain().parse(COMMENT.replaceFirst("\\{", "{\"sentAt\":" + value + ",")));

    assertThat(event.sentAtMs()).isEqualTo(Instant.parse("2026-11-20T12:13:00Z").toEpochMilli());
  }

  @Test
  void shouldTakeTheTimeOfTheEnvelopeWhenTheDataHasNone() throws Exception {
    ChatEvent event =
        chat(ParserFixture.binary().header("ce-time", "2026-11-20T12%3A13%3A00Z").parse(DATA));

    assertThat(event.sentAtMs()).isEqualTo(Instant.parse("2026-11-20T12:13:00Z").toEpochMilli());
  }

  @Test
  void shouldKnowOneBuyerWhetherTheIdIsANumberBeyond53BitsOrItsDigits() throws Exception {
    ChatEvent number =
        chat(ParserFixture.plain().parse(COMMENT.replace("\"u1\"", "9223372036854775807")));
    ChatEvent digits =
        chat(ParserFixture.plain().parse(COMMENT.replace("\"u1\"", "\"9223372036854775807\"")));
    ChatEvent neighbour =
        chat(ParserFixture.plain().parse(COMMENT.replace("\"u1\"", "9223372036854775806")));

    assertThat(number.buyer()).isEqualTo(digits.buyer()).isNotEqualTo(neighbour.buyer());
    assertThat(ReplyTo.open(KEYS, number.replyTo()).userId()).isEqualTo("9223372036854775807");
  }

  @ParameterizedTest
  @ValueSource(strings = {"你好", "\\u4f60\\u597d"})
  void shouldReadEscapedAndRawCharactersAlike(String text) throws Exception {
    assertThat(chat(ParserFixture.plain().parse(COMMENT.replace("多少钱", text))).text())
        .isEqualTo("你好");
  }

  @Test
  void shouldReadABodyWithByteOrderMarkAndWindowsLineEnds() throws Exception {
    assertThat(ParserFixture.plain().parse("\uFEFF" + COMMENT + "\r\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\u0000"})
  void shouldReplaceHalfCharactersSoThatTheRecordCanBeWritten(String broken) throws Exception {
    ChatEvent event = chat(ParserFixture.plain().parse(COMMENT.replace("多少钱", "好" + broken + "看")));

    assertThat(event.text()).startsWith("好\uFFFD").endsWith("看");
    assertThat(Json.logRecord(Json.bytes(event))).isEqualTo(event);
  }

  @Test
  void shouldKeepWholeEmoji() throws Exception {
    assertThat(chat(ParserFixture.plain().parse(COMMENT.replace("多少钱", "😀\\ud83d\\ude00"))).text())
        .isEqualTo("😀😀");
  }

  @Test
  void shouldCountCharactersAndNotHalvesOfThem() throws Exception {
    assertThat(ParserFixture.plain().parse(COMMENT.replace("多少钱", "😀".repeat(2000)))).hasSize(1);
    assertThat(refused(ParserFixture.plain(), COMMENT.replace("多少钱", "a".repeat(2001))).field())
        .isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|type",
        "[]|body",
        "7|body",
        "null|body",
        "{'type':'gift'}|type",
        "{'type':7}|type",
        "{'type':'comment','user':{'id':'u'},'text':'t'}|room",
        "{'type':'comment','room':' ','user':{'id':'u'},'text':'t'}|room",
        "{'type':'comment','room':'r','text':'t'}|user",
        "{'type':'comment','room':'r','user':'u','text':'t'}|user",
        "{'type':'comment','room':'r','user':{},'text':'t'}|user.id",
        "{'type':'comment','room':'r','user':{'id':''},'text':'t'}|user.id",
        "{'type':'comment','room':'r','user':{'id':1.5},'text':'t'}|user.id",
        "{'type':'comment','room':'r','user':{'id':true},'text':'t'}|user.id",
        "{'type':'comment','room':'r','user':{'id':'a\\u0000b'},'text':'t'}|user.id",
        "{'type':'comment','room':'r','user':{'id':'a\\ud83d'},'text':'t'}|user.id",
        "{'type':'comment','room':'r','user':{'id':'u','nick':7},'text':'t'}|user.nick",
        "{'type':'comment','room':'r','user':{'id':'u'}}|text",
        "{'type':'comment','room':'r','user':{'id':'u'},'text':null}|text",
        "{'type':'comment','room':'r','user':{'id':'u'},'text':5}|text",
        "{'type':'comment','room':'r','user':{'id':'u'},'text':'t','sentAt':'today'}|sentAt",
        "{'type':'comment','room':'r','user':{'id':'u'},'text':'t','sentAt':-1}|sentAt",
        "{'type':'comment','room':'r','user':{'id':'u'},'text':'t','sentAt':1e300}|sentAt",
        "{'type':'comment','room':'r','user':{'id':'u'},'text':'t','sentAt':'2026-11-20T12:13:00'}|sentAt",
        "{'type':'order','user':{'id':'u'},'orderId':'o','status':'lost','items':[]}|status",
        "{'type':'order','user':{'id':'u'},'orderId':'o','status':'paid'}|items",
        "{'type':'order','user':{'id':'u'},'orderId':'o','status':'paid','items':[7]}|items[0]",
        "{'type':'order','user':{'id':'u'},'orderId':'o','status':'paid','items':[{'sku':'s','quantity':-1,'amountFen':1}]}|items[0].quantity",
        "{'type':'order','user':{'id':'u'},'orderId':'o','status':'paid','items':[{'sku':'s','quantity':4294967297,'amountFen':1}]}|items[0].quantity",
        "{'type':'order','user':{'id':'u'},'orderId':'o','status':'paid','items':[{'sku':'s','quantity':1,'amountFen':1.5}]}|items[0].amountFen",
        "{'type':'room','kind':'item_on_show','room':'r'}|link",
        "{'type':'room','kind':'rain','room':'r'}|kind",
        "{'type':'room','kind':'show_ended'}|room",
      })
  void shouldNameTheWrongField(String quoted, String field) {
    UnreadableRequestException refused = refused(ParserFixture.plain(), json(quoted));

    assertThat(refused.fault()).isEqualTo(Fault.INVALID_FIELD);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.detail()).startsWith(field + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'specversion':'0.3','id':'1','source':'s','type':'dev.tidegate.dm','data':{}}|specversion",
        "{'id':'1','source':'s','type':'dev.tidegate.dm','data':{}}|specversion",
        "{'specversion':'1.0','source':'s','type':'dev.tidegate.dm','data':{}}|id",
        "{'specversion':'1.0','id':'1','type':'dev.tidegate.dm','data':{}}|source",
        "{'specversion':'1.0','id':'1','source':'s','type':'com.example','data':{}}|type",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm'}|data",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm','data':'x'}|data",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm','data':{'user':{'id':'u'}}}|data.text",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm','data_base64':'%%'}|data_base64",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm','data_base64':7}|data_base64",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm','datacontenttype':'text/xml','data':{}}|datacontenttype",
        "{'specversion':'1.0','id':'1','source':'s','type':'dev.tidegate.dm','time':'x','data':{'user':{'id':'u'},'text':'t'}}|time",
      })
  void shouldNameTheWrongAttributeOfACloudEvent(String quoted, String field) {
    assertThat(refused(ParserFixture.structured(), json(quoted)).field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce-id", "ce-source", "ce-specversion", "ce-type"})
  void shouldNameAHeaderOfABinaryEventThatIsMissingOrGivenTwice(String name) {
    assertThat(refused(ParserFixture.binary().secondHeader(name, "x"), DATA).field())
        .isEqualTo(name);
    boolean stillBinary = !name.equals("ce-id");
    if (stillBinary) {
      assertThat(refused(ParserFixture.binary().without(name), DATA).field()).isEqualTo(name);
    }
  }

  @Test
  void shouldTakeABinaryEventWithoutItsIdForABrokenOneAndNotForPlainJson() {
    assertThat(refused(ParserFixture.binary().without("ce-id"), COMMENT).field())
        .isEqualTo("ce-id");
  }

  @Test
  void shouldGiveDifferentEventsDifferentIdsWhateverTheirSourcesHold() throws Exception {
    ChatEvent one =
        chat(ParserFixture.binary().header("ce-source", "a|b").header("ce-id", "c").parse(DATA));
    ChatEvent other =
        chat(ParserFixture.binary().header("ce-source", "a").header("ce-id", "b|c").parse(DATA));
    ChatEvent third =
        chat(
            ParserFixture.binary().header("ce-source", "a%257Cb").header("ce-id", "c").parse(DATA));

    assertThat(List.of(one.id(), other.id(), third.id())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/cloudevents+avro",
        "application/cloudevents-batch+xml",
        "application/json; charset=gb18030",
        "application/json;charset=\"GBK\"",
        "",
      })
  void shouldRefuseContentTypesItDoesNotRead(String type) {
    assertThat(refused(ParserFixture.plain().header("content-type", type), COMMENT).fault())
        .isEqualTo(Fault.UNSUPPORTED_TYPE);
  }

  @Test
  void shouldRefuseAMissingContentTypeAndACompressedBody() {
    assertThat(refused(ParserFixture.plain().without("content-type"), COMMENT).fault())
        .isEqualTo(Fault.UNSUPPORTED_TYPE);
    assertThat(refused(ParserFixture.plain().header("content-encoding", "gzip"), COMMENT).fault())
        .isEqualTo(Fault.UNSUPPORTED_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{'type':'dm'}{'type':'dm'}", "{'a':1,'a':2}", "你好", "{'a':NaN}"})
  void shouldRefuseABodyThatIsNotOneJsonValue(String quoted) {
    UnreadableRequestException refused = refused(ParserFixture.plain(), json(quoted));

    assertThat(refused.fault()).isEqualTo(Fault.MALFORMED_JSON);
    assertThat(refused.detail()).doesNotContain("你好");
  }

  @Test
  void shouldRefuseJsonThatIsNestedTooDeep() {
    assertThat(refused(ParserFixture.plain(), "[".repeat(100_000)).fault())
        .isEqualTo(Fault.MALFORMED_JSON);
  }

  @Test
  void shouldRefuseTextInAnotherEncodingThanUtf8() {
    assertThatThrownBy(() -> ParserFixture.plain().parse(COMMENT.getBytes(Charset.forName("GBK"))))
        .isInstanceOfSatisfying(
            UnreadableRequestException.class,
            refused -> assertThat(refused.fault()).isEqualTo(Fault.MALFORMED_JSON));
  }

  @Test
  void shouldRefuseAWebhookIdThatCannotNameAnEvent() {
    assertThat(refused(ParserFixture.plain().webhookId("x".repeat(257)), COMMENT).field())
        .isEqualTo("webhook-id");
  }

  private static UnreadableRequestException refused(ParserFixture request, String body) {
    return catchThrowableOfType(UnreadableRequestException.class, () -> request.parse(body));
  }

  private static ChatEvent chat(List<LogRecord> records) {
    assertThat(records).hasSize(1);
    return (ChatEvent) records.get(0);
  }

  private static String cloudEvent(String id, String more) {
    return json(
        "{'specversion':'1.0','id':'"
            + id
            + "','source':'/shop','type':'dev.tidegate.comment',"
            + more
            + "}");
  }
}
