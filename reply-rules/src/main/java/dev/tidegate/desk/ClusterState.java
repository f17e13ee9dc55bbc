package dev.tidegate.desk;

import org.jspecify.annotations.Nullable;

/**
 * A question that several buyers ask, in their words.
 *
 * @param text as the first buyer wrote it
 * @param sinceMs append time of the first; tells markers of an earlier cluster of the same words
 *     apart
 * @param saidMs append time at which the host marked it as answered, 0 when not
 * @param said what the host said, null when nobody wrote it down
 */
public record ClusterState(
    String text,
    int buyers,
    int comments,
    long sinceMs,
    long lastMs,
    boolean needsPerson,
    @Nullable String sku,
    @Nullable String answer,
    boolean pinned,
    long saidMs,
    @Nullable String said) {

  ClusterState withPin(boolean nowPinned) {
    return new ClusterState(
        text, buyers, comments, sinceMs, lastMs, needsPerson, sku, answer, nowPinned, saidMs, said);
  }

  ClusterState withFigures(int nowBuyers, int nowComments) {
    return new ClusterState(
        text,
        nowBuyers,
        nowComments,
        sinceMs,
        lastMs,
        needsPerson,
        sku,
        answer,
        pinned,
        saidMs,
        said);
  }

  /** With what was answered automatically, null when it waits again. */
  ClusterState withAnswer(@Nullable String given) {
    return new ClusterState(
        text, buyers, comments, sinceMs, lastMs, needsPerson, sku, given, pinned, saidMs, said);
  }

  ClusterState withPerson(boolean needed) {
    return new ClusterState(
        text, buyers, comments, sinceMs, lastMs, needed, sku, answer, pinned, saidMs, said);
  }

  /** A person answered it in the room: nobody waits any more, who asks later waits anew. */
  ClusterState answeredAt(long ms, String words) {
    return new ClusterState(
        text, buyers, comments, sinceMs, lastMs, false, sku, words, pinned, ms, null);
  }

  /** The host spoke of it: nobody waits any more. */
  ClusterState saidAt(long ms, @Nullable String words) {
    return new ClusterState(
        text, buyers, comments, sinceMs, lastMs, false, sku, words, pinned, ms, words);
  }
}
