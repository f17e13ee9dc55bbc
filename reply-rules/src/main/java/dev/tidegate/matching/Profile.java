package dev.tidegate.matching;

import dev.tidegate.text.NearText;
import java.util.Arrays;

/**
 * The running middle of a group: for each feature the share of the group's lines that have it. What
 * single lines add, drop or move averages out, so new lines are compared with the template and not
 * with some neighbour: groups do not grow by chains. Older lines fade; at most {@value #MOST}
 * features.
 */
final class Profile {
  static final int MOST = 256;

  /** From here on every count is halved, so that the newest lines keep their say. */
  private static final double FADES_AT = 32;

  private static final double FORGOTTEN_BELOW = 0.5;

  private long[] features;
  private float[] counts;
  private int size;
  private double lines;

  Profile(NearText first) {
    features = new long[first.size()];
    counts = new float[first.size()];
    for (int i = 0; i < first.size(); i++) {
      features[size] = first.feature(i);
      counts[size++] = 1;
    }
    lines = 1;
  }

  int size() {
    return size;
  }

  /** Adds a line. Features stay ascending; new ones find no room in a full profile. */
  void add(NearText line) {
    long[] mergedFeatures = new long[Math.min(MOST, size + line.size())];
    float[] mergedCounts = new float[mergedFeatures.length];
    int room = MOST - size;
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < size || j < line.size()) {
      boolean mine = i < size && (j == line.size() || features[i] <= line.feature(j));
      boolean its = j < line.size() && (i == size || line.feature(j) <= features[i]);
      if (mine || room-- > 0) {
        mergedFeatures[n] = mine ? features[i] : line.feature(j);
        mergedCounts[n++] = (mine ? counts[i] : 0) + (its ? 1 : 0);
      }
      i += mine ? 1 : 0;
      j += its ? 1 : 0;
    }
    features = mergedFeatures;
    counts = mergedCounts;
    size = n;
    lines++;
    if (lines > FADES_AT) {
      fade();
    }
  }

  private void fade() {
    int n = 0;
    for (int i = 0; i < size; i++) {
      float half = counts[i] / 2;
      if (half >= FORGOTTEN_BELOW) {
        features[n] = features[i];
        counts[n++] = half;
      }
    }
    size = n;
    lines /= 2;
    features = Arrays.copyOf(features, n);
    counts = Arrays.copyOf(counts, n);
  }

  /** Units that at least half of the lines have. */
  int commonUnits() {
    int common = 0;
    for (int i = 0; i < size; i++) {
      common += !NearText.isPair(features[i]) && counts[i] * 2 >= lines ? 1 : 0;
    }
    return common;
  }

  /**
   * Ruzicka's index (Jaccard for shares) of a line and this middle, by rarity.
   *
   * @param weights of the line's features
   * @param needed what the caller asks for; a line that cannot reach it is not compared to the end
   * @return 0 to 1, and 0 for one that cannot reach {@code needed}
   */
  double likeness(NearText line, double[] weights, Rarity rarity, double needed) {
    double common = 0;
    double ofLine = 0;
    int i = 0;
    for (int j = 0; j < weights.length; j++) {
      ofLine += weights[j];
      while (i < size && features[i] < line.feature(j)) {
        i++;
      }
      if (i < size && features[i] == line.feature(j)) {
        common += weights[j] * Math.min(1, counts[i] / lines);
      }
    }
    return ofLine == 0 || common < needed * ofLine ? 0 : common / (ofLine + missing(line, rarity));
  }

  /** What the line lacks of this middle. */
  private double missing(NearText line, Rarity rarity) {
    double missing = 0;
    int j = 0;
    for (int i = 0; i < size; i++) {
      while (j < line.size() && line.feature(j) < features[i]) {
        j++;
      }
      double share = Math.min(1, counts[i] / lines);
      boolean has = j < line.size() && line.feature(j) == features[i];
      missing += has ? 0 : rarity.weight(features[i]) * share;
    }
    return missing;
  }
}
