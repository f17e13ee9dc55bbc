package dev.tidegate.matching;

import dev.tidegate.text.NearText;
import java.util.Arrays;

/**
 * Which groups lately had a feature: an inverted index in constant memory. Features that fall into
 * one bucket share its {@value #DEPTH} places, the newest group takes the oldest's; a common
 * feature soon loses its groups and a rare one keeps them, which is the one to search by.
 */
final class Postings {
  private static final int DEPTH = 8;
  private static final int BUCKETS_PER_GROUP = 8;

  /** A line is looked up by so many of its rarest features. */
  private static final int PROBES = 16;

  private static final long[] NONE = {};

  private final int mask;
  private final long[] places;
  private final byte[] oldest;

  Postings(int groups) {
    int buckets = Integer.highestOneBit(Math.min(groups, 1 << 20) * BUCKETS_PER_GROUP);
    mask = buckets - 1;
    places = new long[buckets * DEPTH];
    oldest = new byte[buckets];
  }

  void add(long group, NearText line) {
    for (int i = 0; i < line.size(); i++) {
      int bucket = bucket(line.feature(i));
      if (!has(bucket, group)) {
        places[bucket * DEPTH + oldest[bucket]] = group;
        oldest[bucket] = (byte) ((oldest[bucket] + 1) % DEPTH);
      }
    }
  }

  private boolean has(int bucket, long group) {
    for (int i = bucket * DEPTH; i < (bucket + 1) * DEPTH; i++) {
      if (places[i] == group) {
        return true;
      }
    }
    return false;
  }

  /**
   * Numbers of groups that may be near, ascending, each once; some may have ended.
   *
   * @param weights of the line's features
   */
  long[] candidates(NearText line, double[] weights) {
    if (line.size() == 0) {
      return NONE;
    }
    double least = leastWeight(weights);
    long[] found = new long[line.size() * DEPTH];
    int count = 0;
    for (int i = 0; i < line.size(); i++) {
      if (weights[i] >= least) {
        int bucket = bucket(line.feature(i)) * DEPTH;
        for (int k = bucket; k < bucket + DEPTH; k++) {
          if (places[k] > 0) {
            found[count++] = places[k];
          }
        }
      }
    }
    Arrays.sort(found, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (distinct == 0 || found[distinct - 1] != found[i]) {
        found[distinct++] = found[i];
      }
    }
    return Arrays.copyOf(found, distinct);
  }

  private static double leastWeight(double[] weights) {
    if (weights.length <= PROBES) {
      return 0;
    }
    double[] ascending = weights.clone();
    Arrays.sort(ascending);
    return ascending[ascending.length - PROBES];
  }

  private int bucket(long feature) {
    return (int) (Rarity.mixed(feature) >>> 20) & mask;
  }
}
