package dev.tidegate.jobs;

import dev.tidegate.event.Action;
import dev.tidegate.event.Board;
import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.Decision;
import dev.tidegate.event.HandOff;
import dev.tidegate.event.Obligation;
import dev.tidegate.event.QuestionNext;
import dev.tidegate.event.RoomMinute;
import dev.tidegate.event.Tick;
import dev.tidegate.event.TopicNames;
import dev.tidegate.event.Travelling;
import dev.tidegate.insight.Noted;
import dev.tidegate.jobs.desk.EventRecord;
import dev.tidegate.jobs.insight.NotedDeserializer;
import dev.tidegate.log.KafkaSettings;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where a job meets Kafka. The source commits its offsets with each completed checkpoint, for tools
 * to see and for nothing else: where a job starts is in its checkpoint. Sinks are at-least-once: a
 * reply does not wait for a checkpoint, and what is emitted again is byte-equal.
 */
final class KafkaEdges {
  /** Nobody waits for a decision, a board or a tick within so few milliseconds. */
  private static final int LINGER_MS = 5;

  private static final int NO_LINGER = 0;

  /** Figures are seconds old when they are written. */
  private static final int INSIGHT_LINGER_MS = 100;

  private final ReplyJobConfig config;

  KafkaEdges(ReplyJobConfig config) {
    this.config = config;
  }

  DataStream<EventRecord> events(
      StreamExecutionEnvironment env, StartOffsets start, String consumerGroup) {
    KafkaSource<EventRecord> source =
        KafkaSource.<EventRecord>builder()
            .setBootstrapServers(config.bootstrap())
            .setTopics(TopicNames.EVENTS)
            .setGroupId(consumerGroup)
            .setStartingOffsets(offsets(start))
            .setDeserializer(new EventRecordDeserializer())
            .setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1")
            .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500")
            .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true")
            // The number of partitions is fixed at creation.
            .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "events").uid("events");
  }

  /** What the insight job reads, as one source: its partitions share a thread and a clock. */
  DataStream<Noted> noted(StreamExecutionEnvironment env, String consumerGroup) {
    KafkaSource<Noted> source =
        KafkaSource.<Noted>builder()
            .setBootstrapServers(config.bootstrap())
            .setTopics(
                TopicNames.EVENTS, TopicNames.DECISIONS, TopicNames.OBLIGATIONS, TopicNames.BOARD)
            .setGroupId(consumerGroup)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new NotedDeserializer())
            .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true")
            .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
            .build();
    return env.fromSource(source, InsightJob.watermarks(), "noted").uid("noted");
  }

  private static OffsetsInitializer offsets(StartOffsets start) {
    return switch (start) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
    };
  }

  void write(ReplyJob.Outputs outputs) {
    writeActions(outputs.actions());
    sink(
        outputs.decisions(),
        to(TopicNames.DECISIONS, Decision::merchant, Decision::merchant),
        LINGER_MS);
    sink(
        outputs.obligations(),
        to(TopicNames.OBLIGATIONS, Obligation::merchant, Obligation::merchant),
        LINGER_MS);
    sink(
        outputs.boards(),
        to(TopicNames.BOARD, Board::merchant, b -> b.merchant() + "/" + b.room()),
        LINGER_MS);
    sink(
        outputs.handOffs(),
        to(TopicNames.HANDOFFS, HandOff::merchant, h -> h.merchant() + "/" + h.id()),
        LINGER_MS);
    sink(outputs.ticks(), to(TopicNames.EVENTS, Tick::merchant, Tick::merchant), LINGER_MS);
    sink(
        outputs.deadLetters(),
        to(TopicNames.DEADLETTERS, null, DeadLetter::sourceTopic),
        LINGER_MS);
  }

  void write(InsightJob.Outputs outputs) {
    sink(
        outputs.minutes(),
        to(TopicNames.INSIGHT, RoomMinute::merchant, RoomMinute::merchant),
        "minutes-",
        INSIGHT_LINGER_MS);
    sink(
        outputs.nexts(),
        to(TopicNames.INSIGHT, QuestionNext::merchant, QuestionNext::merchant),
        "nexts-",
        INSIGHT_LINGER_MS);
  }

  void writeActions(DataStream<Action> actions) {
    sink(actions, to(TopicNames.ACTIONS, Action::merchant, Action::merchant), NO_LINGER);
  }

  private <T extends Travelling> TopicSerializer<T> to(
      String topic,
      @Nullable SerializableFunction<T, String> merchant,
      SerializableFunction<T, String> key) {
    return new TopicSerializer<>(topic, config.partitions(), merchant, key);
  }

  private <T extends Travelling> void sink(
      DataStream<T> values, TopicSerializer<T> serializer, int lingerMs) {
    sink(values, serializer, "", lingerMs);
  }

  /** {@code what} tells two sinks of one topic apart. */
  private <T extends Travelling> void sink(
      DataStream<T> values, TopicSerializer<T> serializer, String what, int lingerMs) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(config.bootstrap())
            .setKafkaProducerConfig(producer(lingerMs))
            .setRecordSerializer(serializer)
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .build();
    String name = what + "to-" + serializer.topic();
    values.sinkTo(sink).name(name).uid(name);
  }

  /** The settings of every producer of ours, less what the connector sets itself. */
  private Properties producer(int lingerMs) {
    Properties settings = new Properties();
    KafkaSettings.producer(config.bootstrap(), "")
        .forEach((name, value) -> settings.put(name, value.toString()));
    settings.remove(ProducerConfig.CLIENT_ID_CONFIG);
    settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, Integer.toString(lingerMs));
    return settings;
  }
}
