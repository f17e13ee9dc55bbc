package dev.tidegate.matching;

import dev.tidegate.text.NearText;
import java.util.Arrays;

/**
 * Which groups have a feature: an inverted index in constant memory. Features that fall into one
 * bucket share its {@value #DEPTH} places, which the groups touched last hold; a common feature
 * soon loses its groups and a rare one keeps them, which is the one to search by.
 *
 * <p>What is in it depends on the groups and the order in which they were last touched, as long as
 * only the one that was not touched for longest is ever removed: nothing that found no place may
 * outlive what has one.
 */
final class Postings {
  private static final int DEPTH = 8;
  private static final int BUCKETS_PER_GROUP = 8;
  private static final short FREE = -1;

  /** A line is looked up by so many of its rarest features. */
  private static final int PROBES = 16;

  /** Of so many, one in common is chance: buckets are shared. */
  private static final int MANY_PROBES = 8;

  private static final int[] NONE = {};

  private final int mask;
  private final short[] places;

  /** For groups in the slots from 0 up to {@code slots}. */
  Postings(int slots) {
    int buckets = Integer.highestOneBit(slots * BUCKETS_PER_GROUP - 1) * 2;
    mask = buckets - 1;
    places = new short[buckets * DEPTH];
    Arrays.fill(places, FREE);
  }

  /** Puts a group first in the buckets of its features. */
  void touch(int slot, Profile group) {
    for (long feature : group.features()) {
      int first = bucket(feature) * DEPTH;
      int from = first;
      while (from < first + DEPTH - 1 && places[from] != slot && places[from] != FREE) {
        from++;
      }
      System.arraycopy(places, first, places, first + 1, from - first);
      places[first] = (short) slot;
    }
  }

  /** Takes out the group that was not touched for longest. */
  void remove(int slot, Profile group) {
    for (long feature : group.features()) {
      int first = bucket(feature) * DEPTH;
      for (int i = first; i < first + DEPTH; i++) {
        if (places[i] == slot) {
          places[i] = FREE;
        }
      }
    }
  }

  /**
   * Slots of groups that may be near, ascending, each once.
   *
   * @param weights of the line's features
   */
  int[] candidates(NearText line, double[] weights) {
    if (line.size() == 0) {
      return NONE;
    }
    double least = leastWeight(weights);
    int[] found = new int[line.size() * DEPTH];
    int count = 0;
    for (int i = 0; i < line.size(); i++) {
      if (weights[i] >= least) {
        int first = bucket(line.feature(i)) * DEPTH;
        for (int k = first; k < first + DEPTH && places[k] != FREE; k++) {
          found[count++] = places[k];
        }
      }
    }
    Arrays.sort(found, 0, count);
    return often(found, count, Math.min(line.size(), PROBES) >= MANY_PROBES ? 2 : 1);
  }

  /** Those that stand in the ascending numbers at least so often, each once. */
  private static int[] often(int[] ascending, int count, int least) {
    int kept = 0;
    for (int i = 0; i < count; ) {
      int j = i;
      while (j < count && ascending[j] == ascending[i]) {
        j++;
      }
      if (j - i >= least) {
        ascending[kept++] = ascending[i];
      }
      i = j;
    }
    return Arrays.copyOf(ascending, kept);
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
