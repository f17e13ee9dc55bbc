package dev.tidegate.jobs.insight;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.tidegate.event.QuestionNext;
import dev.tidegate.insight.BuyerThread;
import dev.tidegate.insight.MinuteChange;
import dev.tidegate.insight.Noted;
import dev.tidegate.insight.WhatNext;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Follows a buyer after an answer, see {@link WhatNext}; forgets when event time says so. */
public final class FollowFunction extends KeyedProcessFunction<String, Noted, MinuteChange> {
  private static final long serialVersionUID = 1L;

  /** Side output: what buyers did after an answer. */
  public static final OutputTag<QuestionNext> NEXTS =
      new OutputTag<>("nexts", TypeInformation.of(QuestionNext.class));

  private transient @Nullable ValueState<BuyerThread> thread;

  @Override
  public void open(OpenContext context) {
    thread = getRuntimeContext().getState(new ValueStateDescriptor<>("thread", BuyerThread.class));
  }

  @Override
  public void processElement(Noted noted, Context context, Collector<MinuteChange> out)
      throws IOException {
    if (!noted.change().isEmpty()) {
      out.collect(noted.change());
    }
    if (noted.act() == Noted.Act.NONE || noted.buyer() == null) {
      return;
    }
    ValueState<BuyerThread> thread = requireNonNull(this.thread);
    BuyerThread before = requireNonNullElse(thread.value(), BuyerThread.EMPTY);
    WhatNext.Step step = WhatNext.step(before, noted);
    step.changes().forEach(out::collect);
    step.nexts().forEach(next -> context.output(NEXTS, next));
    keep(thread, before, step.thread(), context);
  }

  @Override
  public void onTimer(long atMs, OnTimerContext context, Collector<MinuteChange> out)
      throws IOException {
    ValueState<BuyerThread> thread = requireNonNull(this.thread);
    BuyerThread before = thread.value();
    if (before == null) {
      return;
    }
    BuyerThread after = WhatNext.prune(before, atMs);
    if (after.isEmpty()) {
      thread.clear();
    } else {
      thread.update(after);
      context.timerService().registerEventTimeTimer(WhatNext.forgetMs(after));
    }
  }

  private static void keep(
      ValueState<BuyerThread> thread, BuyerThread before, BuyerThread after, Context context)
      throws IOException {
    if (after.isEmpty() || after.equals(before)) {
      return;
    }
    thread.update(after);
    if (before.isEmpty() || WhatNext.forgetMs(after) < WhatNext.forgetMs(before)) {
      context.timerService().registerEventTimeTimer(WhatNext.forgetMs(after));
    }
  }
}
