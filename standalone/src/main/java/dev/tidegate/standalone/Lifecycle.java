package dev.tidegate.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, in order; stops it in the reverse order. A part that fails to stop, or
 * takes longer than what is left of the time, does not keep the others from being stopped. Safe
 * from any thread; what is added after the stop began is stopped at once.
 */
final class Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  /** So much each part is given even if those before it used up all the time. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final Deque<Part> parts = new ArrayDeque<>();
  private final LongSupplier nanoTime;
  private boolean stopped;

  private record Part(String name, Stop stop) {}

  /** How a part is stopped; may block. */
  @FunctionalInterface
  interface Stop {
    void run() throws Exception;
  }

  /** What went wrong with one part. */
  record Failure(String part, Throwable cause) {}

  Lifecycle(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * A part runs and is to be stopped before those that were added earlier.
   *
   * @throws StoppedException when the stop has begun: the part has then been stopped here; a
   *     failure of that is suppressed in it
   */
  void add(String name, Stop stop) {
    if (!taken(new Part(name, stop))) {
      throw stoppedLate(name, stop);
    }
  }

  private synchronized boolean taken(Part part) {
    if (!stopped) {
      parts.push(part);
    }
    return !stopped;
  }

  private static StoppedException stoppedLate(String name, Stop stop) {
    StoppedException late = new StoppedException(name);
    try {
      stop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      late.addSuppressed(e);
    } catch (Exception e) {
      // Whatever a part throws: the start ends here, and says so with the part's failure.
      LOG.atError().setCause(e).addKeyValue("part", name).log("Does not stop in order");
      late.addSuppressed(e);
    }
    return late;
  }

  /** Whether the stop has begun. */
  synchronized boolean isStopped() {
    return stopped;
  }

  /** Stops everything, once; a second call finds nothing to do. All failures are given back. */
  List<Failure> stop(Duration limit) {
    long deadline = nanoTime.getAsLong() + limit.toNanos();
    List<Failure> failures = new ArrayList<>();
    for (Part part : taken()) {
      long left = Math.max(LEAST.toNanos(), deadline - nanoTime.getAsLong());
      try {
        stop(part, left);
        LOG.atInfo().addKeyValue("part", part.name()).log("Stopped");
      } catch (ExecutionException e) {
        failures.add(failure(part, e.getCause() == null ? e : e.getCause()));
      } catch (TimeoutException e) {
        failures.add(failure(part, e));
      } catch (InterruptedException e) {
        failures.add(failure(part, e));
        Thread.currentThread().interrupt();
        return failures;
      }
    }
    return failures;
  }

  private synchronized List<Part> taken() {
    stopped = true;
    List<Part> taken = List.copyOf(parts);
    parts.clear();
    return taken;
  }

  private static void stop(Part part, long limitNanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              part.stop().run();
              return null;
            });
    Thread thread = new Thread(task, "stop-" + part.name());
    thread.setDaemon(true);
    thread.start();
    task.get(limitNanos, TimeUnit.NANOSECONDS);
  }

  private static Failure failure(Part part, Throwable cause) {
    LOG.atError().setCause(cause).addKeyValue("part", part.name()).log("Does not stop in order");
    return new Failure(part.name(), cause);
  }

  /** The process is being stopped while it starts. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(String part) {
      super("stopped while starting " + part);
    }
  }
}
