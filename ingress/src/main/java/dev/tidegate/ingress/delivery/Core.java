package dev.tidegate.ingress.delivery;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread that owns the state of all actions. It is no event loop: appending to Kafka may
 * make it wait for a moment. Tasks run in the order of {@link #execute}. A task that throws is a
 * defect: the failure handler is told and ends the service. After {@link #close} tasks are dropped.
 */
final class Core implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Consumer<Throwable> failure;
  private final ScheduledThreadPoolExecutor executor;

  Core(String name, Consumer<Throwable> failure) {
    this.failure = failure;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Runs the task soon; from any thread. */
  void execute(Runnable task) {
    executor.execute(() -> guarded(task));
  }

  /** Runs the task after a pause; from any thread. */
  void after(long pauseMs, Runnable task) {
    ScheduledFuture<?> unused =
        executor.schedule(() -> guarded(task), pauseMs, TimeUnit.MILLISECONDS);
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      // The edge of the thread: an Error would otherwise vanish in the executor's future.
      failure.accept(e);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
