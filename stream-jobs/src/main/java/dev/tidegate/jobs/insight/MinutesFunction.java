package dev.tidegate.jobs.insight;

import static java.util.Objects.requireNonNull;

import dev.tidegate.event.RoomMinute;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.Minutes;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A window of a minute of a room, in event time. It is written {@link #PACE} after a change, whole,
 * and again while changes come; {@link Minutes#KEPT_MS} after its start it is closed, and what
 * comes later is counted as late.
 */
public final class MinutesFunction extends KeyedProcessFunction<String, MinuteChange, RoomMinute> {
  private static final long serialVersionUID = 1L;

  /** From a change until it is written, by the wall clock: a page need not be faster. */
  static final Duration PACE = Duration.ofSeconds(2);

  private transient @Nullable ValueState<RoomMinute> minute;

  /** The revision that was written last. */
  private transient @Nullable ValueState<Long> written;

  private transient @Nullable InsightMetrics metrics;

  @Override
  public void open(OpenContext context) {
    minute = getRuntimeContext().getState(new ValueStateDescriptor<>("minute", RoomMinute.class));
    written = getRuntimeContext().getState(new ValueStateDescriptor<>("written", Long.class));
    metrics = new InsightMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(MinuteChange change, Context context, Collector<RoomMinute> out)
      throws IOException {
    long closesMs = change.minuteMs() + Minutes.KEPT_MS;
    if (closesMs <= context.timerService().currentWatermark()) {
      requireNonNull(metrics).dropped(InsightMetrics.Reason.LATE);
      return;
    }
    ValueState<RoomMinute> minute = requireNonNull(this.minute);
    RoomMinute before = minute.value();
    minute.update(Minutes.add(before, change));
    if (before == null) {
      context.timerService().registerEventTimeTimer(closesMs);
    }
    if (before == null || isWritten(before)) {
      context
          .timerService()
          .registerProcessingTimeTimer(
              context.timerService().currentProcessingTime() + PACE.toMillis());
    }
  }

  private boolean isWritten(RoomMinute value) throws IOException {
    Long revision = requireNonNull(written).value();
    return revision != null && revision == value.revision();
  }

  @Override
  public void onTimer(long atMs, OnTimerContext context, Collector<RoomMinute> out)
      throws IOException {
    ValueState<RoomMinute> minute = requireNonNull(this.minute);
    ValueState<Long> written = requireNonNull(this.written);
    RoomMinute value = minute.value();
    if (value == null) {
      return;
    }
    if (!isWritten(value)) {
      out.collect(value);
      written.update(value.revision());
    }
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      minute.clear();
      written.clear();
    }
  }
}
