package dev.tidegate.standalone.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Numbers 0, 1, 2, …, a hundred a second, counted in keyed state. Each start is one life with a
 * list of what was counted in it.
 */
final class CountingJob implements JobFactory {
  private static final Map<String, List<List<Long>>> LIVES = new ConcurrentHashMap<>();
  private static volatile boolean poisoned;

  private final Path checkpoints;
  private final ExternalizedCheckpointRetention retention;

  private CountingJob(Path checkpoints, ExternalizedCheckpointRetention retention) {
    this.checkpoints = checkpoints;
    this.retention = retention;
  }

  /** A job with no lives yet; one at a time per folder, as its operators are found by statics. */
  static CountingJob fresh(Path checkpoints) {
    return fresh(checkpoints, ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  static CountingJob fresh(Path checkpoints, ExternalizedCheckpointRetention retention) {
    CountingJob job = new CountingJob(checkpoints, retention);
    LIVES.put(job.name(), new CopyOnWriteArrayList<>());
    poisoned = false;
    return job;
  }

  private String name() {
    return checkpoints.toString();
  }

  List<List<Long>> lives() {
    return LIVES.getOrDefault(name(), List.of());
  }

  /** What the newest life has counted so far. */
  List<Long> newest() {
    List<List<Long>> lives = lives();
    return lives.isEmpty() ? List.of() : lives.get(lives.size() - 1);
  }

  /** Makes the job fail at its next number, once. */
  void poison() {
    poisoned = true;
  }

  @Override
  public JobGraph build() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    settings.set(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION, retention);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings).setParallelism(1);
    env.fromSource(
            new DataGeneratorSource<>(
                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(100), Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid("numbers")
        .keyBy(number -> 0)
        .process(new Count(name()))
        .uid("count")
        .print()
        .uid("print");
    return env.getStreamGraph().getJobGraph();
  }

  private static final class Count extends KeyedProcessFunction<Integer, Long, String> {
    private static final long serialVersionUID = 1L;
    private final String name;
    private transient ValueState<Long> count;
    private transient List<Long> life;

    Count(String name) {
      this.name = name;
    }

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
      life = new CopyOnWriteArrayList<>();
      LIVES.get(name).add(life);
    }

    @Override
    public void processElement(Long number, Context context, Collector<String> out)
        throws Exception {
      if (poisoned) {
        poisoned = false;
        throw new IllegalStateException("poison");
      }
      Long before = count.value();
      long now = before == null ? 1 : before + 1;
      count.update(now);
      life.add(now);
    }
  }
}
