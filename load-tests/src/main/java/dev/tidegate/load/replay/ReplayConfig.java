package dev.tidegate.load.replay;

import java.net.URI;
import java.time.Duration;

/**
 * How a recording is replayed.
 *
 * @param target the account's address at the ingress, for example {@code
 *     http://127.0.0.1:7701/in/demo}
 * @param secret {@code whsec_<base64>}, with which requests are signed
 * @param room the room that everything happens in
 * @param runId begins every webhook id, so that two runs of one recording are different events
 * @param speed 2 = twice as fast as recorded
 * @param connections most HTTP connections
 * @param timeout of one attempt
 * @param attempts how often an event is posted at most; only 503, and a connection that failed, are
 *     tried again, with the same id
 */
public record ReplayConfig(
    URI target,
    String secret,
    String room,
    String runId,
    double speed,
    int connections,
    Duration timeout,
    int attempts) {

  public ReplayConfig {
    if (!"http".equals(target.getScheme()) || target.getHost() == null) {
      throw new IllegalArgumentException("target must be an http address, was " + target);
    }
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be positive, was " + speed);
    }
    if (connections < 1) {
      throw new IllegalArgumentException("connections must be positive, was " + connections);
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be positive, was " + timeout);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be positive, was " + attempts);
    }
  }

  /** A replay that posts each event once, over at most 64 connections, with 10 s of patience. */
  public static ReplayConfig once(
      URI target, String secret, String room, String runId, double speed) {
    return new ReplayConfig(target, secret, room, runId, speed, 64, Duration.ofSeconds(10), 1);
  }

  /** The same with another number of attempts. */
  public ReplayConfig withAttempts(int count) {
    return new ReplayConfig(target, secret, room, runId, speed, connections, timeout, count);
  }

  /** When, after the start of the replay, something is due that was recorded at {@code at}. */
  Duration due(Duration at) {
    return Duration.ofNanos((long) (at.toNanos() / speed));
  }

  @Override
  public String toString() {
    return "ReplayConfig[" + target + ", " + room + ", " + runId + ", x" + speed + "]";
  }
}
