package dev.tidegate.ingress.inbound;

import dev.tidegate.event.LogRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where parsed events go. */
interface EventSink {

  /** What became of the events of one request. */
  enum Outcome {
    /** All are on the log. */
    LOGGED,
    /** All are in the local queue and will reach the log, but not soon. */
    DEFERRED,
    /** None is kept: the queue has no room. */
    QUEUE_FULL,
    /** None is kept: the queue could not be written. */
    QUEUE_FAILED,
    /** None is kept: the writer is stopping. */
    STOPPING
  }

  /**
   * Takes the events of one request, all or none. Never blocks; the stage completes on any thread
   * and never exceptionally. While it is open, the events may be in the queue already.
   */
  CompletionStage<Outcome> submit(List<LogRecord> records);
}
