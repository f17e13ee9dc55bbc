package dev.tidegate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidegate.event.TopicNames;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Topics;
import dev.tidegate.standalone.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsDrainTest {
  private static final String GROUP = "delivery";

  @TempDir Path directory;

  @Test
  void waitsUntilTheGroupHasFinishedWhatIsOnTheTopic() throws Exception {
    int port = FreePorts.base(2);
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(new EmbeddedKafka.Config(directory, port, port + 1));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      // Given
      Topics.ensure(admin, 4, (short) 1);
      ActionsDrain drain = new ActionsDrain(kafka.bootstrap(), GROUP, 4);
      boolean whenEmpty = drain.await(Duration.ofSeconds(20));
      try (KafkaProducer<String, byte[]> producer =
          new KafkaProducer<>(KafkaSettings.producer(kafka.bootstrap(), "test"))) {
        producer.send(new ProducerRecord<>(TopicNames.ACTIONS, 1, "m", new byte[] {1})).get();
      }

      // When
      boolean whenUnfinished = drain.await(Duration.ofSeconds(2));
      admin
          .alterConsumerGroupOffsets(
              GROUP, Map.of(new TopicPartition(TopicNames.ACTIONS, 1), new OffsetAndMetadata(1)))
          .all()
          .get();
      boolean whenFinished = drain.await(Duration.ofSeconds(20));

      // Then
      assertThat(whenEmpty).isTrue();
      assertThat(whenUnfinished).isFalse();
      assertThat(whenFinished).isTrue();
    }
  }
}
