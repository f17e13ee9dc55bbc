package dev.tidegate.matching;

import dev.tidegate.text.NearText;

/**
 * How rare a feature is among the groups of a room, in constant memory: a count-min sketch (Cormode
 * and Muthukrishnan 2005) of the groups' profiles. Groups are counted, not lines: a flood does not
 * make its own words common. What is in it depends on the groups alone, not on how they came.
 */
final class Rarity {
  private static final int CELLS_PER_GROUP = 16;

  /** Before anything was heard all features are about equally rare. */
  private static final int PRIOR = 30;

  private static final double RAREST = 3;
  private static final double COMMONEST = 0.1;

  private static final double[] LOGARITHMS = logarithms();

  private final int mask;
  private final short[] counts;
  private int groups;

  /** For so many groups at most. */
  Rarity(int most) {
    int cells = Integer.highestOneBit(most * CELLS_PER_GROUP - 1) * 2;
    mask = cells - 1;
    counts = new short[cells];
  }

  /** Counts a group's features, or takes them out again. */
  void add(Profile group, int times) {
    for (long feature : group.features()) {
      count(feature, times);
    }
    groups += times;
  }

  /** Counts the features that a group has now and did not have before. */
  void grown(Profile before, Profile now) {
    int i = 0;
    for (long feature : now.features()) {
      while (i < before.size() && before.features()[i] < feature) {
        i++;
      }
      if (i == before.size() || before.features()[i] != feature) {
        count(feature, 1);
      }
    }
  }

  /** Worth times inverse group frequency, ln((groups + prior) / (count + 1)), within bounds. */
  double weight(long feature) {
    long hash = mixed(feature);
    int count = Math.min(counts[(int) (hash & mask)], counts[(int) (hash >>> 32 & mask)]);
    double rarity =
        LOGARITHMS[Math.min(groups + PRIOR, LOGARITHMS.length - 1)]
            - LOGARITHMS[Math.min(count + 1, LOGARITHMS.length - 1)];
    return NearText.worth(feature) * Math.max(COMMONEST, Math.min(RAREST, rarity));
  }

  /** The weights of a text's features, in their order. */
  double[] weights(NearText text) {
    double[] weights = new double[text.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(text.feature(i));
    }
    return weights;
  }

  private void count(long feature, int times) {
    long hash = mixed(feature);
    counts[(int) (hash & mask)] += (short) times;
    counts[(int) (hash >>> 32 & mask)] += (short) times;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static double[] logarithms() {
    double[] table = new double[1 << 13];
    for (int i = 1; i < table.length; i++) {
      table[i] = StrictMath.log(i);
    }
    return table;
  }
}
