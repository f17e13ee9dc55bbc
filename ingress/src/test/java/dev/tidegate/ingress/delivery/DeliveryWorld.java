package dev.tidegate.ingress.delivery;

import static org.awaitility.Awaitility.await;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.account.ReplyTo;
import dev.tidegate.event.Action;
import dev.tidegate.event.Capability;
import dev.tidegate.event.DeliveryOutcome;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.ingress.platform.generic.GenericSenderConfig;
import dev.tidegate.log.AccountDirectory;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.TopicFollower;
import dev.tidegate.log.Topics;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Everything around delivery in a test: topics, a merchant with an account, what the log hears. */
final class DeliveryWorld implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final byte[] SECRET = SecretKeyWithId.random("out").bytes();

  final String merchant = "m-" + UUID.randomUUID();
  final String account = "a-" + UUID.randomUUID();
  final Vertx vertx = Vertx.vertx();
  final CollectorRegistry registry = new CollectorRegistry();
  final TestEndpoint endpoint;

  private final String bootstrap;
  private final SecretKeyWithId envelope = SecretKeyWithId.random("e1");
  private final KeyRing keys;
  private final KafkaProducer<String, byte[]> producer;
  private final AccountDirectory directory;
  private final TopicFollower events;
  private final TopicFollower deadLetters;
  private final Map<String, List<DeliveryOutcome>> outcomes =
      Collections.synchronizedMap(new HashMap<>());
  final List<byte[]> letters = Collections.synchronizedList(new ArrayList<>());
  private final List<DeliveryService> services = new ArrayList<>();
  private long nextSource;

  enum Keys {
    HONOURED,
    NOT_HONOURED
  }

  DeliveryWorld(String bootstrap, Keys honours) throws Exception {
    this.bootstrap = bootstrap;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrap))) {
      Topics.ensure(admin, PARTITIONS, (short) 1);
    }
    producer = new KafkaProducer<>(KafkaSettings.producer(bootstrap, "test"));
    endpoint = new TestEndpoint(vertx, SECRET);
    MerchantKeys sealed = KeyRing.create(envelope, merchant);
    keys = KeyRing.open(envelope, sealed);
    put(TopicNames.ACCOUNTS, MerchantKeys.topicKey(merchant), sealed);
    put(TopicNames.ACCOUNTS, account, account(endpoint.url(), honours));
    directory = new AccountDirectory(bootstrap, "test-accounts", PARTITIONS, envelope);
    List<Integer> all = IntStream.range(0, PARTITIONS).boxed().toList();
    events =
        TopicFollower.start(
            bootstrap, "test-events", TopicNames.EVENTS, all, r -> heard(r.value()));
    deadLetters =
        TopicFollower.start(
            bootstrap, "test-dead", TopicNames.DEADLETTERS, all, r -> letters.add(r.value()));
  }

  Account account(String url, Keys honours) {
    return account(url, honours, EnumSet.allOf(Capability.class));
  }

  private Account account(String url, Keys honours, Set<Capability> capabilities) {
    String context = Account.secretContext(account);
    return new Account(
        account,
        merchant,
        "generic",
        url,
        List.of(),
        SealedBox.seal(envelope, context, SECRET),
        capabilities,
        honours == Keys.HONOURED,
        1L,
        null,
        null);
  }

  /** The account is written again and may no longer do this. */
  void loses(Capability capability, String url) throws Exception {
    EnumSet<Capability> rest = EnumSet.complementOf(EnumSet.of(capability));
    put(TopicNames.ACCOUNTS, account, account(url, Keys.HONOURED, rest));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !directory.account(account).account().capabilities().contains(capability));
  }

  private void heard(byte[] value) {
    try {
      LogRecord record = Json.logRecord(value);
      if (record instanceof DeliveryOutcome outcome) {
        outcomes.computeIfAbsent(outcome.actionId(), id -> new ArrayList<>()).add(outcome);
      }
    } catch (MalformedRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The account is written again, with another endpoint. */
  void moves(String url) throws Exception {
    put(TopicNames.ACCOUNTS, account, account(url, Keys.HONOURED));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Objects.equals(directory.account(account).account().endpoint(), url));
  }

  /** An action for an account that nobody knows. */
  Action forAccount(String otherAccount) {
    Action some = action("b1");
    return new Action(
        some.source(),
        some.id(),
        some.merchant(),
        otherAccount,
        some.platform(),
        some.channel(),
        some.room(),
        some.buyer(),
        some.inReplyTo(),
        some.replyTo(),
        some.text(),
        some.facts(),
        some.expiresAtMs(),
        some.round(),
        some.causeReceivedAtMs());
  }

  /** An action of this kind that is like the other. */
  Action as(Action.Kind kind, Action some) {
    return new Action(
        some.source(),
        some.id(),
        some.merchant(),
        some.account(),
        some.platform(),
        some.channel(),
        some.room(),
        some.buyer(),
        some.inReplyTo(),
        some.replyTo(),
        kind == Action.Kind.WITHDRAW ? "" : some.text(),
        some.facts(),
        some.expiresAtMs(),
        some.round(),
        some.causeReceivedAtMs(),
        kind);
  }

  /** Writes the envelope key as a file, as a process of its own reads it. */
  void writeEnvelope(Path file) throws IOException {
    Files.writeString(
        file, envelope.id() + ":" + Base64.getEncoder().encodeToString(envelope.bytes()) + "\n");
  }

  DeliveryService start(String instance) throws Exception {
    return start(instance, Duration.ofSeconds(15), registry);
  }

  DeliveryService start(String instance, Duration requestTimeout, CollectorRegistry into)
      throws Exception {
    DeliveryConfig config =
        DeliveryConfig.defaults(bootstrap, instance)
            .withGeneric(GenericSenderConfig.defaults().withRequestTimeout(requestTimeout))
            .withDrainLimit(Duration.ofSeconds(1));
    DeliveryService service =
        DeliveryService.start(config, directory, vertx, into, Clock.systemUTC());
    services.add(service);
    return service;
  }

  Action action(String buyer, String text, List<Action.Fact> facts, Duration expiresIn) {
    long nowMs = System.currentTimeMillis();
    return new Action(
        "0@" + nextSource++ + "#0",
        "act-" + UUID.randomUUID(),
        merchant,
        account,
        "generic",
        Action.Channel.PUBLIC_REPLY,
        "room-1",
        buyer,
        "ev-" + nextSource,
        new ReplyTo("user-" + buyer, "尼克", "msg-1").seal(keys),
        text,
        facts,
        nowMs + expiresIn.toMillis(),
        0,
        nowMs);
  }

  Action action(String buyer) {
    return action(buyer, "亲，这款129元", List.of(), Duration.ofSeconds(30));
  }

  void append(Action action) throws Exception {
    put(TopicNames.ACTIONS, merchant, action);
  }

  void appendWithoutWaiting(Action action) {
    var unused =
        producer.send(
            Partitions.record(
                TopicNames.ACTIONS, PARTITIONS, merchant, merchant, Json.bytes(action)));
  }

  void appendRaw(byte[] value) throws Exception {
    send(Partitions.record(TopicNames.ACTIONS, PARTITIONS, merchant, merchant, value));
  }

  void claim(Action action, String instance) throws Exception {
    put(
        TopicNames.LEDGER,
        LedgerKey.claim(action.id(), instance, 1).toString(),
        new LedgerClaim(0, action.expiresAtMs()));
  }

  void settled(Action action, DeliveryOutcome outcome) throws Exception {
    put(
        TopicNames.LEDGER,
        LedgerKey.outcome(action.id()).toString(),
        new LedgerOutcome(0, action.expiresAtMs(), outcome));
  }

  void product(Product product) throws Exception {
    put(TopicNames.PRODUCTS, merchant + "/" + product.sku(), new ProductChanged(merchant, product));
  }

  private void put(String topic, String key, Object value) throws Exception {
    send(Partitions.record(topic, PARTITIONS, merchant, key, Json.bytes(value)));
  }

  private void send(ProducerRecord<String, byte[]> record) throws Exception {
    producer.send(record).get(10, TimeUnit.SECONDS);
  }

  /** What the log heard of an action, in order. */
  List<DeliveryOutcome> outcomesOf(Action action) {
    return List.copyOf(outcomes.getOrDefault(action.id(), List.of()));
  }

  double metric(String name) {
    Double value = registry.getSampleValue(name);
    return value == null ? 0 : value;
  }

  /** Tells the ids of actions as a plain consumer reads them. */
  TopicFollower follow(String topic, Consumer<String> listener) {
    List<Integer> all = IntStream.range(0, PARTITIONS).boxed().toList();
    return TopicFollower.start(
        bootstrap,
        "test-floor",
        topic,
        all,
        record -> {
          try {
            listener.accept(Json.read(record.value(), Action.class).id());
          } catch (MalformedRecordException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public void close() throws Exception {
    for (DeliveryService service : services) {
      service.stop();
    }
    directory.close();
    events.close();
    deadLetters.close();
    producer.close();
    endpoint.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
