package dev.tidegate.matching;

import dev.tidegate.text.NearText;

/**
 * How rare a feature is among the groups of a room, from a running count in constant memory: a
 * count-min sketch (Cormode and Muthukrishnan 2005) whose counts are halved from time to time, so
 * that what was talked about an hour ago wears off. Groups are counted, not lines: a flood does not
 * make its own words common.
 */
final class Rarity {
  private static final int CELLS = 1 << 14;
  private static final int HALVED_AT = 8192;

  /** Before anything was heard all features are about equally rare. */
  private static final int PRIOR = 30;

  private static final double RAREST = 3;
  private static final double COMMONEST = 0.1;
  private static final double[] LOGARITHMS = logarithms();

  private final short[] counts = new short[CELLS];
  private int groups;

  /** Counts the features of a new group once. */
  void count(NearText text) {
    for (int i = 0; i < text.size(); i++) {
      long hash = mixed(text.feature(i));
      add((int) (hash & (CELLS - 1)));
      add((int) (hash >>> 32 & (CELLS - 1)));
    }
    if (++groups >= HALVED_AT) {
      groups /= 2;
      for (int i = 0; i < CELLS; i++) {
        counts[i] = (short) (counts[i] / 2);
      }
    }
  }

  /** Worth times inverse group frequency, ln((groups + prior) / (count + 1)), within bounds. */
  double weight(long feature) {
    long hash = mixed(feature);
    int count =
        Math.min(counts[(int) (hash & (CELLS - 1))], counts[(int) (hash >>> 32 & (CELLS - 1))]);
    double rarity = LOGARITHMS[groups + PRIOR] - LOGARITHMS[Math.min(count + 1, HALVED_AT)];
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

  private void add(int cell) {
    if (counts[cell] < Short.MAX_VALUE) {
      counts[cell]++;
    }
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static double[] logarithms() {
    double[] table = new double[HALVED_AT + PRIOR + 1];
    for (int i = 1; i < table.length; i++) {
      table[i] = StrictMath.log(i);
    }
    return table;
  }
}
