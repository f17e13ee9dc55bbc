package dev.tidegate.load.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One run of an open-loop load: comments at a steady rate, each by a new buyer.
 *
 * @param target the account's address at the ingress
 * @param secret {@code whsec_<base64>}, with which requests are signed
 * @param room the room that everything is said in
 * @param runId begins every webhook id and every buyer
 * @param texts what is said; each is answered when a new buyer says it
 * @param seed chooses among the texts
 * @param perSecond comments a second
 * @param warmUp comments that are sent, and counted, before latencies are recorded
 * @param recorded comments after the warm-up
 * @param patience how long after the last send replies are waited for
 */
public record LoadPlan(
    URI target,
    String secret,
    String room,
    String runId,
    List<String> texts,
    long seed,
    int perSecond,
    int warmUp,
    int recorded,
    Duration patience) {

  public LoadPlan {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("texts must not be empty");
    }
    if (perSecond < 1) {
      throw new IllegalArgumentException("perSecond must be positive, was " + perSecond);
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException("warmUp must not be negative, was " + warmUp);
    }
    if (recorded < 1) {
      throw new IllegalArgumentException("recorded must be positive, was " + recorded);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative, was " + patience);
    }
  }

  /** All comments of the run. */
  int count() {
    return warmUp + recorded;
  }

  /** When a comment is due, in nanoseconds after the start. */
  long dueNanos(int comment) {
    return comment * 1_000_000_000L / perSecond;
  }

  /** Begins the webhook id of every comment. */
  String idPrefix() {
    return runId + "-";
  }

  @Override
  public String toString() {
    return "LoadPlan[" + runId + ", " + perSecond + "/s, " + warmUp + "+" + recorded + "]";
  }
}
