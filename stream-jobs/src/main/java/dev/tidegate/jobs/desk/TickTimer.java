package dev.tidegate.jobs.desk;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.jspecify.annotations.Nullable;

/**
 * At most one processing-time timer per merchant, which asks for a tick when the earliest deadline
 * may be due. It decides nothing: the tick, once it is on the log, drives the deadline, and one
 * that comes too early leads to {@link #arm} again. Used on the task's thread with the key context
 * set.
 */
final class TickTimer implements Triggerable<String, VoidNamespace> {
  /** A tick needs its way over the log; sooner ones would only be more of them. */
  static final long LEAST_AHEAD_MS = 50;

  private final InternalTimerService<VoidNamespace> timers;
  private final KeyedValues<VoidNamespace, Long> armedAt;
  private final Consumer<String> onDue;

  /**
   * A timer of the current key.
   *
   * @param onDue called with the merchant when its timer fires
   */
  TickTimer(
      KeyedStateBackend<String> backend,
      SerializerConfig serializers,
      Timers<VoidNamespace> timers,
      Consumer<String> onDue) {
    this.timers = timers.of(this);
    this.onDue = onDue;
    this.armedAt =
        KeyedValues.open(
            backend,
            serializers,
            "tickArmedAt",
            VoidNamespaceSerializer.INSTANCE,
            Long.class,
            Duration.ZERO);
  }

  /**
   * Sets the timer for the earliest deadline. A timer that is already armed for an earlier moment
   * stays: its tick re-arms.
   *
   * @param untilMs desk time until the earliest deadline, null when there is none
   */
  void arm(@Nullable Long untilMs) {
    Long armed = armedAt.get(VoidNamespace.INSTANCE);
    if (untilMs == null) {
      if (armed != null) {
        timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, armed);
        armedAt.remove(VoidNamespace.INSTANCE);
      }
      return;
    }
    long wanted = timers.currentProcessingTime() + Math.max(LEAST_AHEAD_MS, untilMs);
    if (armed != null && armed <= wanted) {
      return;
    }
    if (armed != null) {
      timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, armed);
    }
    timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, wanted);
    armedAt.put(VoidNamespace.INSTANCE, wanted);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    armedAt.remove(VoidNamespace.INSTANCE);
    onDue.accept(timer.getKey());
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no event-time timers are registered");
  }
}
