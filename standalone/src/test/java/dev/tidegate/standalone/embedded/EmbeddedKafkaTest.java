package dev.tidegate.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidegate.event.TopicNames;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Topics;
import dev.tidegate.standalone.FreePorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @TempDir Path directory;

  @Test
  void keepsTopicsAndRecordsOverARestart() throws Exception {
    // Given
    int port = FreePorts.base(2);
    EmbeddedKafka.Config config = new EmbeddedKafka.Config(directory, port, port + 1);
    try (EmbeddedKafka first = EmbeddedKafka.start(config)) {
      ensureTopics(first);
      send(first, "before");
    }

    // When
    try (EmbeddedKafka second = EmbeddedKafka.start(config)) {
      ensureTopics(second);
      send(second, "after");

      // Then
      assertThat(read(second, 2)).containsExactly("before", "after");
    }
  }

  @Test
  void refusesPortsThatAreNone() {
    assertThatThrownBy(() -> new EmbeddedKafka.Config(directory, 0, 1))
        .hasMessage("brokerPort must be 1 to 65535, was 0");
    assertThatThrownBy(() -> new EmbeddedKafka.Config(directory, 7, 7))
        .hasMessage("brokerPort and controllerPort must differ, both were 7");
  }

  private static void ensureTopics(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      Topics.ensure(admin, 4, (short) 1);
      assertThat(Topics.partitionCount(admin)).isEqualTo(4);
    }
  }

  private static void send(EmbeddedKafka kafka, String text) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(kafka.bootstrap(), "test"))) {
      producer
          .send(
              new ProducerRecord<>(
                  TopicNames.EVENTS, 0, "m", text.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka, int records) {
    List<String> read = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.assignedConsumer(kafka.bootstrap(), "test"))) {
      consumer.assign(List.of(new TopicPartition(TopicNames.EVENTS, 0)));
      while (read.size() < records) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          read.add(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return read;
  }
}
