package dev.tidegate.matching;

import dev.tidegate.text.NearText;
import java.util.Arrays;

/**
 * The running middle of a group: for each feature the share of the group's lines that have it. What
 * single lines add, drop or move averages out, so new lines are compared with the template and not
 * with some neighbour: groups do not grow by chains. Older lines fade, but no feature is ever
 * forgotten, so that an index of groups only grows; at most {@value #MOST} features. Immutable;
 * nobody writes into the arrays.
 *
 * @param features of {@link NearText}, ascending, each once
 * @param counts of the lines that have the feature at the same index, older ones faded
 * @param lines what the counts are shares of
 */
@SuppressWarnings("ArrayRecordComponent") // state of a room, by the thousand: boxes cost too much
public record Profile(long[] features, float[] counts, double lines) {
  static final int MOST = 256;

  /** From here on every count is halved, so that the newest lines keep their say. */
  private static final double FADES_AT = 32;

  static Profile of(NearText first) {
    long[] features = new long[first.size()];
    float[] counts = new float[first.size()];
    for (int i = 0; i < first.size(); i++) {
      features[i] = first.feature(i);
      counts[i] = 1;
    }
    return new Profile(features, counts, 1);
  }

  int size() {
    return features.length;
  }

  /** With another line. New features find no room in a full profile. */
  Profile with(NearText line) {
    int size = features.length;
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
    Profile merged =
        new Profile(Arrays.copyOf(mergedFeatures, n), Arrays.copyOf(mergedCounts, n), lines + 1);
    return merged.lines > FADES_AT ? merged.faded() : merged;
  }

  private Profile faded() {
    float[] half = counts.clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    return new Profile(features, half, lines / 2);
  }

  /** Units that at least half of the lines have. */
  int commonUnits() {
    int common = 0;
    for (int i = 0; i < features.length; i++) {
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
      while (i < features.length && features[i] < line.feature(j)) {
        i++;
      }
      if (i < features.length && features[i] == line.feature(j)) {
        common += weights[j] * Math.min(1, counts[i] / lines);
      }
    }
    return ofLine == 0 || common < needed * ofLine ? 0 : common / (ofLine + missing(line, rarity));
  }

  /** What the line lacks of this middle. */
  private double missing(NearText line, Rarity rarity) {
    double missing = 0;
    int j = 0;
    for (int i = 0; i < features.length; i++) {
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
