package dev.tidegate.standalone.supervisor;

import java.time.Duration;
import java.util.List;
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
  private static final List<List<Long>> LIVES = new CopyOnWriteArrayList<>();
  private static volatile boolean poisoned;

  private final ExternalizedCheckpointRetention retention;

  private CountingJob(ExternalizedCheckpointRetention retention) {
    this.retention = retention;
  }

  /** A job with no lives yet; one at a time in a JVM, as its operators are found by statics. */
  static CountingJob fresh() {
    return fresh(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  static CountingJob fresh(ExternalizedCheckpointRetention retention) {
    LIVES.clear();
    poisoned = false;
    return new CountingJob(retention);
  }

  List<List<Long>> lives() {
    return LIVES;
  }

  /** What the newest life has counted so far. */
  List<Long> newest() {
    return LIVES.isEmpty() ? List.of() : LIVES.get(LIVES.size() - 1);
  }

  /** Makes the job fail at its next number, once. */
  void poison() {
    poisoned = true;
  }

  @Override
  public JobGraph build() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
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
        .process(new Count())
        .uid("count")
        .print()
        .uid("print");
    return env.getStreamGraph().getJobGraph();
  }

  private static final class Count extends KeyedProcessFunction<Integer, Long, String> {
    private static final long serialVersionUID = 1L;
    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
      LIVES.add(new CopyOnWriteArrayList<>());
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
      LIVES.get(LIVES.size() - 1).add(now);
    }
  }
}
