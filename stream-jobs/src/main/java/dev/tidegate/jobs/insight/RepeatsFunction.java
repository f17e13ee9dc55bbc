package dev.tidegate.jobs.insight;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.tidegate.insight.Marks;
import dev.tidegate.insight.Noted;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Lets each record of a merchant pass once, see {@link Marks}. */
public final class RepeatsFunction extends KeyedProcessFunction<String, Noted, Noted> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable ValueState<Marks> marks;
  private transient @Nullable InsightMetrics metrics;

  @Override
  public void open(OpenContext context) {
    marks = getRuntimeContext().getState(new ValueStateDescriptor<>("marks", Marks.class));
    metrics = new InsightMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Noted noted, Context context, Collector<Noted> out)
      throws IOException {
    ValueState<Marks> marks = requireNonNull(this.marks);
    InsightMetrics metrics = requireNonNull(this.metrics);
    Marks.Passed passed = requireNonNullElse(marks.value(), Marks.NONE).pass(noted);
    if (passed == null) {
      metrics.dropped(InsightMetrics.Reason.REPEAT);
      return;
    }
    metrics.in();
    marks.update(passed.marks());
    out.collect(passed.noted());
  }
}
