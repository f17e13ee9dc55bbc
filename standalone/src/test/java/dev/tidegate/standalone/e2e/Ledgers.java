package dev.tidegate.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.Json;
import dev.tidegate.event.Source;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts everything that stands on the topics of a running product: whether each record has exactly
 * one fate, each obligation exactly one end, each action exactly one outcome, and each merchant one
 * partition.
 */
final class Ledgers {
  private static final Duration POLL = Duration.ofMillis(300);
  private final String bootstrap;

  /**
   * What the topics say.
   *
   * @param undecided records that are neither tick, decided nor dead-lettered
   * @param decidedTwice records with two decisions, or a tick with one
   * @param openQuestions obligations that are open now
   * @param wrongObligations closed without or before opening, or twice
   * @param unsettled actions without an outcome on the log
   */
  record Count(
      long records,
      long ticks,
      long decided,
      long deadLetters,
      List<String> undecided,
      List<String> decidedTwice,
      long opened,
      Map<String, Long> closedBy,
      Set<String> openQuestions,
      List<String> wrongObligations,
      Set<String> actions,
      Set<String> unsettled) {

    long closed() {
      return closedBy.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  Ledgers(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  Count count() throws IOException {
    // Outputs are read after the log's end was fixed, so that every record before it can be found.
    List<ConsumerRecord<String, byte[]>> log = read(TopicNames.EVENTS);
    Map<String, Integer> fates = new HashMap<>();
    Set<String> decisions = new HashSet<>();
    for (JsonNode decision : outputs(TopicNames.DECISIONS)) {
      decisions.add(decision.path("source").asText());
      fates.merge(place(decision), 1, Integer::sum);
    }
    List<ConsumerRecord<String, byte[]>> dead = read(TopicNames.DEADLETTERS);
    for (ConsumerRecord<String, byte[]> letter : dead) {
      JsonNode value = Json.mapper().readTree(letter.value());
      if (value.path("sourceTopic").asText().equals(TopicNames.EVENTS)) {
        fates.merge(
            value.path("partition").asInt() + "@" + value.path("offset").asLong(), 1, Integer::sum);
      }
    }
    long ticks = 0;
    Set<String> settled = new HashSet<>();
    List<String> undecided = new ArrayList<>();
    List<String> decidedTwice = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : log) {
      JsonNode value = Json.mapper().readTree(record.value());
      String at = record.partition() + "@" + record.offset();
      boolean tick = value.path("type").asText().equals("Tick");
      ticks += tick ? 1 : 0;
      int fate = fates.getOrDefault(at, 0);
      if (fate == 0 && !tick) {
        undecided.add(at);
      }
      if (fate > 1 || (tick && fate > 0)) {
        decidedTwice.add(at);
      }
      if (value.path("type").asText().equals("DeliveryOutcome")) {
        settled.add(value.path("actionId").asText());
      }
    }
    Set<String> actions = new HashSet<>();
    outputs(TopicNames.ACTIONS).forEach(action -> actions.add(action.path("id").asText()));
    Set<String> unsettled = new HashSet<>(actions);
    unsettled.removeAll(settled);
    Obligations obligations = obligations();
    return new Count(
        log.size(),
        ticks,
        decisions.size(),
        dead.size(),
        undecided,
        decidedTwice,
        obligations.opened,
        obligations.closedBy,
        obligations.open,
        obligations.wrong,
        actions,
        unsettled);
  }

  private static final class Obligations {
    private long opened;
    private final Map<String, Long> closedBy = new TreeMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
  }

  private Obligations obligations() throws IOException {
    Obligations count = new Obligations();
    for (JsonNode change : outputs(TopicNames.OBLIGATIONS)) {
      String id = change.path("id").asText();
      if (change.path("change").asText().equals("OPENED")) {
        count.opened++;
        if (!count.open.add(id)) {
          count.wrong.add(id + " opened twice");
        }
      } else {
        count.closedBy.merge(change.path("closedBy").asText(), 1L, Long::sum);
        if (!count.open.remove(id)) {
          count.wrong.add(id + " closed but not open");
        }
      }
    }
    return count;
  }

  /** Values of an output topic in order, each source once; a repeat must be byte-equal. */
  private List<JsonNode> outputs(String topic) throws IOException {
    Map<Integer, TreeMap<Source, byte[]>> bySource = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : read(topic)) {
      JsonNode value = Json.mapper().readTree(record.value());
      byte[] before =
          bySource
              .computeIfAbsent(record.partition(), p -> new TreeMap<>())
              .put(Source.parse(value.path("source").asText()), record.value());
      assertThat(before == null ? record.value() : before)
          .as("repeat on " + topic)
          .isEqualTo(record.value());
    }
    List<JsonNode> values = new ArrayList<>();
    for (TreeMap<Source, byte[]> partition : bySource.values()) {
      for (byte[] value : partition.values()) {
        values.add(Json.mapper().readTree(value));
      }
    }
    return values;
  }

  /** Every record of every merchant-keyed topic lies on its merchant's partition. */
  void assertPartitions() throws IOException {
    Map<String, String> byAction = new HashMap<>();
    // The ledger's records are read after their actions were written, so that each is known.
    List<ConsumerRecord<String, byte[]>> ledger = read(TopicNames.LEDGER);
    for (JsonNode action : outputs(TopicNames.ACTIONS)) {
      byAction.put(action.path("id").asText(), action.path("merchant").asText());
    }
    for (Topics.Spec topic : Topics.all()) {
      if (topic.name().equals(TopicNames.DEADLETTERS)) {
        continue;
      }
      int n = partitions(topic.name()).size();
      boolean isLedger = topic.name().equals(TopicNames.LEDGER);
      for (ConsumerRecord<String, byte[]> record : isLedger ? ledger : read(topic.name())) {
        String merchant = merchant(topic.name(), record, byAction);
        assertThat(record.partition())
            .as(topic.name() + " " + record.key())
            .isEqualTo(Partitions.partitionOf(merchant, n));
      }
    }
  }

  private static String merchant(
      String topic, ConsumerRecord<String, byte[]> record, Map<String, String> byAction)
      throws IOException {
    return switch (topic) {
      case TopicNames.ACCOUNTS -> Json.mapper().readTree(record.value()).path("merchant").asText();
      case TopicNames.RULESETS, TopicNames.PRODUCTS, TopicNames.BOARD, TopicNames.HANDOFFS ->
          record.key().substring(0, record.key().indexOf('/'));
      case TopicNames.LEDGER -> {
        String action = record.key().substring(0, record.key().indexOf('/'));
        String merchant = byAction.get(action);
        assertThat(merchant).as("merchant of the ledger's action " + action).isNotNull();
        yield merchant == null ? "" : merchant;
      }
      default -> record.key();
    };
  }

  private static String place(JsonNode output) {
    Source source = Source.parse(output.path("source").asText());
    return source.partition() + "@" + source.offset();
  }

  private List<ConsumerRecord<String, byte[]>> read(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> all = partitions(topic);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
            records.add(record);
          }
        }
      }
    }
    return records;
  }

  private List<TopicPartition> partitions(String topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.partitionsFor(topic).stream()
          .map(p -> new TopicPartition(topic, p.partition()))
          .toList();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(KafkaSettings.assignedConsumer(bootstrap, "test-ledgers"));
  }
}
