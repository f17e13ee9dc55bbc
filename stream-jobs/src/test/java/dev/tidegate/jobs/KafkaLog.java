package dev.tidegate.jobs;

import dev.tidegate.event.Json;
import dev.tidegate.event.LogRecord;
import dev.tidegate.event.TopicNames;
import dev.tidegate.log.KafkaSettings;
import dev.tidegate.log.Partitions;
import dev.tidegate.log.TopicFollower;
import dev.tidegate.log.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics on a real broker: a test writes to them and sees all that is written. */
public final class KafkaLog implements AutoCloseable {
  public static final int PARTITIONS = 3;

  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, List<ConsumerRecord<String, byte[]>>> read = new ConcurrentHashMap<>();
  private final List<TopicFollower> followers;

  /** Makes the topics and begins to read them. */
  public KafkaLog(String bootstrap) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap))) {
      Topics.ensure(admin, PARTITIONS, (short) 1);
    }
    producer = new KafkaProducer<>(KafkaSettings.producer(bootstrap, "test"));
    followers =
        Topics.all().stream()
            .map(
                topic ->
                    TopicFollower.start(
                        bootstrap,
                        "test",
                        topic.name(),
                        IntStream.range(0, PARTITIONS).boxed().toList(),
                        record -> on(topic.name()).add(record)))
            .toList();
  }

  /** Appends a record of the log where it belongs. */
  public void append(LogRecord record) throws Exception {
    send(
        Partitions.record(
            TopicNames.EVENTS,
            PARTITIONS,
            record.merchant(),
            record.merchant(),
            Json.bytes(record)));
  }

  /** Writes anything and waits until the broker has it. */
  public void send(ProducerRecord<String, byte[]> record) throws Exception {
    producer.send(record).get();
  }

  /** What stands on a topic, as far as it was read. */
  public List<ConsumerRecord<String, byte[]>> on(String topic) {
    return read.computeIfAbsent(topic, name -> new CopyOnWriteArrayList<>());
  }

  /** Values of a topic. */
  public <T> List<T> values(String topic, Class<T> type) {
    return on(topic).stream().map(record -> parse(record.value(), type)).toList();
  }

  private static <T> T parse(byte[] value, Class<T> type) {
    try {
      return Json.read(value, type);
    } catch (Exception e) {
      throw new AssertionError("not a " + type.getSimpleName(), e);
    }
  }

  @Override
  public void close() {
    followers.forEach(TopicFollower::close);
    producer.close();
  }
}
