package dev.tidegate.ingress.inbound;

import java.time.Duration;

/**
 * How much the inbound side takes at most; beyond a limit it refuses and says so.
 *
 * @param maxBodyBytes largest body of a request
 * @param maxHeaderBytes largest header block of a request
 * @param maxBatchEvents most events of one request
 * @param maxTextChars most characters (code points) of a comment's text
 * @param maxUnparsedBytes sum of the bodies that are being received at one time
 * @param ackTimeout how long a request waits for the log before it is answered 503
 * @param maxQueueRows most events in the local queue; beyond, requests are refused
 * @param maxInFlightRows most events handed to Kafka and not yet acknowledged; further ones wait in
 *     the queue
 * @param drainTimeout how long a stop waits for requests, and then for the log
 */
public record InboundLimits(
    int maxBodyBytes,
    int maxHeaderBytes,
    int maxBatchEvents,
    int maxTextChars,
    long maxUnparsedBytes,
    Duration ackTimeout,
    long maxQueueRows,
    int maxInFlightRows,
    Duration drainTimeout) {

  private static final int MIB = 1024 * 1024;

  public InboundLimits {
    positive("maxBodyBytes", maxBodyBytes);
    positive("maxHeaderBytes", maxHeaderBytes);
    positive("maxBatchEvents", maxBatchEvents);
    positive("maxTextChars", maxTextChars);
    positive("maxQueueRows", maxQueueRows);
    positive("maxInFlightRows", maxInFlightRows);
    positive("ackTimeout", ackTimeout);
    positive("drainTimeout", drainTimeout);
    if (maxUnparsedBytes < maxBodyBytes) {
      throw new IllegalArgumentException(
          "maxUnparsedBytes must be at least maxBodyBytes, was " + maxUnparsedBytes);
    }
  }

  /** Values that suit one machine. */
  public static InboundLimits defaults() {
    return new InboundLimits(
        MIB,
        16 * 1024,
        100,
        2_000,
        64L * MIB,
        Duration.ofSeconds(1),
        1_000_000,
        10_000,
        Duration.ofSeconds(10));
  }

  /** The same limits with another bound of the queue. */
  public InboundLimits withMaxQueueRows(long rows) {
    return new InboundLimits(
        maxBodyBytes,
        maxHeaderBytes,
        maxBatchEvents,
        maxTextChars,
        maxUnparsedBytes,
        ackTimeout,
        rows,
        maxInFlightRows,
        drainTimeout);
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
