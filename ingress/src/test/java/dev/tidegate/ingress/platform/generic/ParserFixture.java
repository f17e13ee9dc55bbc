package dev.tidegate.ingress.platform.generic;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.event.LogRecord;
import dev.tidegate.privacy.SecretKeyWithId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A parser, an account and its keys for tests; headers are set case-insensitively. */
final class ParserFixture {
  static final long RECEIVED_AT_MS = 1_700_000_000_000L;
  static final int MAX_EVENTS = 100;
  static final int MAX_TEXT_CHARS = 2_000;

  private static final SecretKeyWithId ENVELOPE = SecretKeyWithId.random("e1");
  static final KeyRing KEYS = KeyRing.open(ENVELOPE, KeyRing.create(ENVELOPE, "apparel"));
  private static final Account ACCOUNT =
      new Account(
          "demo", "apparel", "generic", null, List.of(), "sealed", Set.of(), true, 1L, null, null);

  private final GenericParser parser = new GenericParser(MAX_EVENTS, MAX_TEXT_CHARS);
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String webhookId = "msg_1";

  static ParserFixture plain() {
    return new ParserFixture().header("Content-Type", "application/json");
  }

  static ParserFixture structured() {
    return new ParserFixture()
        .header("Content-Type", "application/cloudevents+json; charset=utf-8");
  }

  static ParserFixture batch() {
    return new ParserFixture().header("Content-Type", "application/cloudevents-batch+json");
  }

  static ParserFixture binary() {
    return plain()
        .header("ce-id", "e1")
        .header("ce-source", "/shop")
        .header("ce-specversion", "1.0")
        .header("ce-type", "dev.tidegate.comment");
  }

  ParserFixture header(String name, String value) {
    headers.put(name, new ArrayList<>(List.of(value)));
    return this;
  }

  ParserFixture secondHeader(String name, String value) {
    headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    return this;
  }

  ParserFixture without(String name) {
    headers.remove(name);
    return this;
  }

  ParserFixture webhookId(String id) {
    this.webhookId = id;
    return this;
  }

  List<LogRecord> parse(String body) throws UnreadableRequestException {
    return parse(body.getBytes(StandardCharsets.UTF_8));
  }

  List<LogRecord> parse(byte[] body) throws UnreadableRequestException {
    return parser.parse(
        new WebhookRequest(
            name -> headers.getOrDefault(name, List.of()),
            webhookId,
            ACCOUNT,
            KEYS,
            RECEIVED_AT_MS),
        body);
  }

  /** Single quotes become double quotes, so that JSON stays readable in tests. */
  static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}
