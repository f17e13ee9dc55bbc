package dev.tidegate.text;

import java.util.List;

/**
 * Distributions of many things, filed by class: what one has in common with all of them is added up
 * from the classes it holds, without a look at those that share none. Immutable, safe to share.
 */
public final class LikelyIndex {
  private final int[] starts;
  private final int[] things;
  private final char[] shares;

  private LikelyIndex(int[] starts) {
    this.starts = starts;
    this.things = new int[starts[starts.length - 1]];
    this.shares = new char[things.length];
  }

  /** Files distributions as {@link Likely} packs them; each is known by its place in the list. */
  public static LikelyIndex of(List<List<Integer>> distributions) {
    int classes = 0;
    for (List<Integer> distribution : distributions) {
      for (int packed : distribution) {
        classes = Math.max(classes, (packed >>> 16) + 1);
      }
    }
    int[] starts = new int[classes + 1];
    for (List<Integer> distribution : distributions) {
      for (int packed : distribution) {
        starts[(packed >>> 16) + 1]++;
      }
    }
    for (int c = 0; c < classes; c++) {
      starts[c + 1] += starts[c];
    }
    LikelyIndex index = new LikelyIndex(starts);
    int[] next = starts.clone();
    for (int thing = 0; thing < distributions.size(); thing++) {
      for (int packed : distributions.get(thing)) {
        int at = next[packed >>> 16]++;
        index.things[at] = thing;
        index.shares[at] = (char) packed;
      }
    }
    return index;
  }

  /**
   * How much a distribution has in common with each that is filed, 0 to 1: the Bhattacharyya
   * coefficient.
   *
   * @param into a place for each, all zero
   */
  public void overlaps(List<Integer> distribution, double[] into) {
    for (int packed : distribution) {
      int c = packed >>> 16;
      if (c + 1 < starts.length) {
        double share = packed & 0xffff;
        for (int i = starts[c]; i < starts[c + 1]; i++) {
          into[things[i]] += Math.sqrt(share * shares[i]);
        }
      }
    }
    for (int i = 0; i < into.length; i++) {
      into[i] /= Likely.WHOLE;
    }
  }
}
