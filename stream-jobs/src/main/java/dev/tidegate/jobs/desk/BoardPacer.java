package dev.tidegate.jobs.desk;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;

/**
 * At most four board snapshots a second per room, and always the last one.
 *
 * <p>A change is shown at once and opens a window of {@value #WINDOW_MS} ms. Changes within it are
 * only marked; at its end a marked room is shown again, which opens the next window, and an
 * unmarked one is forgotten. So state and timers exist only for rooms that changed within the last
 * window. Used on the task's thread with the key context set.
 */
final class BoardPacer implements Triggerable<String, String> {
  static final long WINDOW_MS = 250;

  private final InternalTimerService<String> timers;

  /** By room, while its window is open: whether it changed since it was shown. */
  private final KeyedValues<String, Boolean> changedSince;

  private final BiConsumer<String, String> show;

  /**
   * A pacer for rooms of the current key.
   *
   * @param show called with merchant and room when the board must be written
   */
  BoardPacer(
      KeyedStateBackend<String> backend,
      SerializerConfig serializers,
      Timers<String> timers,
      BiConsumer<String, String> show) {
    this.timers = timers.of(this);
    this.show = show;
    this.changedSince =
        KeyedValues.open(
            backend,
            serializers,
            "boardWindow",
            StringSerializer.INSTANCE,
            Boolean.class,
            Duration.ZERO);
  }

  void changed(String merchant, String room) {
    Boolean marked = changedSince.get(room);
    if (marked == null) {
      showAndOpenWindow(merchant, room);
    } else if (!marked) {
      changedSince.put(room, true);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, String> timer) {
    String room = timer.getNamespace();
    if (Boolean.TRUE.equals(changedSince.get(room))) {
      showAndOpenWindow(timer.getKey(), room);
    } else {
      changedSince.remove(room);
    }
  }

  private void showAndOpenWindow(String merchant, String room) {
    show.accept(merchant, room);
    changedSince.put(room, false);
    timers.registerProcessingTimeTimer(room, timers.currentProcessingTime() + WINDOW_MS);
  }

  @Override
  public void onEventTime(InternalTimer<String, String> timer) {
    throw new IllegalStateException("no event-time timers are registered");
  }
}
