package dev.tidegate.standalone;

import dev.tidegate.account.Account;
import dev.tidegate.account.KeyRing;
import dev.tidegate.account.MerchantKeys;
import dev.tidegate.desk.LogEntry;
import dev.tidegate.desk.MemoryState;
import dev.tidegate.desk.MerchantDesk;
import dev.tidegate.event.Capability;
import dev.tidegate.event.ChatEvent;
import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.ReleaseChanged;
import dev.tidegate.event.TopicNames;
import dev.tidegate.ingress.platform.generic.StandardWebhooks;
import dev.tidegate.load.replay.RecordedEvent;
import dev.tidegate.load.replay.RecordedEvent.Said;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import dev.tidegate.ruleset.CompiledRuleSet;
import dev.tidegate.ruleset.CsvFile;
import dev.tidegate.ruleset.CsvImport;
import dev.tidegate.ruleset.Policy;
import dev.tidegate.ruleset.RuleSet;
import dev.tidegate.standalone.demo.DemoShow;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The shop that a benchmark runs on: the demo shop's rules and FAQ, without products, and of the
 * recorded comments those that get exactly one reply by these rules, whoever says them.
 */
final class BenchShop {
  static final String ACCOUNT = DemoShow.ACCOUNT;
  static final String ROOM = DemoShow.ROOM;

  private static final String MERCHANT = DemoShow.MERCHANT;
  private static final String PLATFORM = "generic";
  private static final String CURRENCY = "CNY";
  private static final long VERSION = 1;
  private static final int SECRET_BYTES = 32;

  private final RuleSet rules;
  private final List<String> texts;
  private final byte[] inSecret = secret();
  private final byte[] outSecret = secret();

  private BenchShop(RuleSet rules, List<String> texts) {
    this.rules = rules;
    this.texts = texts;
  }

  /** Reads the demo shop. */
  static BenchShop read() throws IOException {
    List<CsvFile> files =
        DemoShow.shopFiles().entrySet().stream()
            .map(file -> new CsvFile(file.getKey(), file.getValue()))
            .toList();
    CsvImport.Result shop = CsvImport.read(files, CURRENCY, Set.of());
    RuleSet rules =
        new RuleSet(
            MERCHANT,
            VERSION,
            Objects.requireNonNull(shop.keywordRules()),
            Objects.requireNonNull(shop.faq()),
            List.of(),
            List.of(),
            Policy.defaults());
    return new BenchShop(rules, answered(CompiledRuleSet.compile(rules)));
  }

  private static List<String> answered(CompiledRuleSet rules) throws IOException {
    List<String> said =
        DemoShow.show().stream()
            .map(RecordedEvent::content)
            .filter(Said.class::isInstance)
            .map(content -> ((Said) content).text())
            .distinct()
            .toList();
    MerchantDesk desk = new MerchantDesk((merchant, version) -> rules);
    MemoryState state = new MemoryState();
    desk.handle(state, entry(new ReleaseChanged(MERCHANT, 1, VERSION), 0));
    return IntStream.range(0, said.size())
        .filter(i -> replies(desk, state, said.get(i), i + 1) == 1)
        .mapToObj(said::get)
        .toList();
  }

  private static int replies(MerchantDesk desk, MemoryState state, String text, int n) {
    ChatEvent chat =
        new ChatEvent(
            "e" + n,
            MERCHANT,
            ACCOUNT,
            PLATFORM,
            ChatEvent.Kind.COMMENT,
            ROOM,
            "b" + n,
            "",
            text,
            n,
            n);
    return desk.handle(state, entry(chat, n)).actions().size();
  }

  private static LogEntry entry(LogRecord record, int n) {
    return new LogEntry(record, null, 0, n, n);
  }

  private static byte[] secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** What buyers say; each text gets one reply when a new buyer says it. */
  List<String> texts() {
    return texts;
  }

  /** Signs comments, {@code whsec_<base64>}. */
  String inSecret() {
    return StandardWebhooks.encodeSecret(inSecret);
  }

  /** Signs replies, {@code whsec_<base64>}. */
  String outSecret() {
    return StandardWebhooks.encodeSecret(outSecret);
  }

  /** Writes merchant, account and rule set to the log's topics; blocks until they are there. */
  void publish(String bootstrap, int partitions, SecretKeyWithId envelope, String endpoint)
      throws InterruptedException, ExecutionException {
    MerchantKeys keys = KeyRing.create(envelope, MERCHANT);
    String context = Account.secretContext(ACCOUNT);
    Account account =
        new Account(
            ACCOUNT,
            MERCHANT,
            PLATFORM,
            endpoint,
            List.of(SealedBox.seal(envelope, context, inSecret)),
            SealedBox.seal(envelope, context, outSecret),
            Set.of(Capability.PUBLIC_REPLY, Capability.DM),
            /* honoursIdempotencyKeys= */ true,
            /* version= */ 1L,
            /* quota= */ null,
            /* longestText= */ null);
    try (KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
      put(producer, partitions, TopicNames.ACCOUNTS, MerchantKeys.topicKey(MERCHANT), keys);
      put(producer, partitions, TopicNames.ACCOUNTS, ACCOUNT, account);
      put(producer, partitions, TopicNames.RULESETS, rules.topicKey(), rules);
    }
  }

  /** Puts the rule set in force for a job that reads the log from now on. */
  void release(String bootstrap, int partitions, long number)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
      put(
          producer,
          partitions,
          TopicNames.EVENTS,
          MERCHANT,
          new ReleaseChanged(MERCHANT, number, VERSION));
    }
  }

  private static KafkaProducer<String, byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(KafkaSettings.producer(bootstrap, "bench"));
  }

  private static void put(
      KafkaProducer<String, byte[]> producer,
      int partitions,
      String topic,
      String key,
      Object value)
      throws InterruptedException, ExecutionException {
    producer.send(Partitions.record(topic, partitions, MERCHANT, key, Json.bytes(value))).get();
  }
}
