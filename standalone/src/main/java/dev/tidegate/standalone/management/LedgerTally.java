package dev.tidegate.standalone.management;

import static dev.tidegate.event.TopicNames.DEADLETTERS;
import static dev.tidegate.event.TopicNames.DECISIONS;
import static dev.tidegate.event.TopicNames.EVENTS;
import static dev.tidegate.event.TopicNames.OBLIGATIONS;

import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.LogRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts records of the topics; labels come from closed sets, whatever the records say. */
final class LedgerTally {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerTally.class);
  private static final String OTHER = "other";
  private static final Set<String> REASONS =
      Set.of("malformed_json", "unknown_type", "invalid_field", "desk_failed");

  private static final Map<String, String> TYPES =
      Arrays.stream(LogRecord.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(Collectors.toMap(name -> name, LedgerTally::snakeCase));

  private final LedgerCounts counts;

  LedgerTally(LedgerCounts counts) {
    this.counts = counts;
  }

  LedgerCounts counts() {
    return counts;
  }

  /** A record that cannot be read is counted only on the log, as {@code other}. */
  void count(ConsumerRecord<String, byte[]> record) {
    try {
      switch (record.topic()) {
        case EVENTS -> counts.logged(type(record.value()));
        case DECISIONS -> decision(record.value());
        case OBLIGATIONS -> obligation(record.value());
        case DEADLETTERS -> deadLetter(record.value());
        default -> throw new IllegalArgumentException("unknown topic " + record.topic());
      }
    } catch (IOException | InvalidFieldException e) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("A record cannot be counted");
    }
  }

  private static String type(byte[] value) {
    try {
      String type = TopFields.read(value, Set.of("type")).getOrDefault("type", "");
      return TYPES.getOrDefault(type, OTHER);
    } catch (IOException e) {
      return OTHER;
    }
  }

  private void decision(byte[] value) throws IOException {
    Map<String, String> fields = TopFields.read(value, Set.of("merchant", "source", "disposition"));
    counts.decided(
        field(fields, "merchant"),
        field(fields, "source"),
        field(fields, "disposition").toLowerCase(Locale.ROOT));
  }

  private void obligation(byte[] value) throws IOException {
    Map<String, String> fields =
        TopFields.read(value, Set.of("merchant", "source", "kind", "change", "closedBy"));
    String merchant = field(fields, "merchant");
    String source = field(fields, "source");
    if (field(fields, "change").equals("OPENED")) {
      counts.opened(merchant, source, field(fields, "kind").toLowerCase(Locale.ROOT));
    } else {
      counts.closed(merchant, source, field(fields, "closedBy").toLowerCase(Locale.ROOT));
    }
  }

  private void deadLetter(byte[] value) throws IOException {
    Map<String, String> fields =
        TopFields.read(value, Set.of("sourceTopic", "partition", "offset", "reason"));
    String reason = field(fields, "reason");
    counts.deadLettered(
        field(fields, "sourceTopic")
            + "-"
            + field(fields, "partition")
            + "@"
            + field(fields, "offset"),
        REASONS.contains(reason) ? reason : OTHER);
  }

  private static String field(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException(name + " is missing");
    }
    return value;
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
