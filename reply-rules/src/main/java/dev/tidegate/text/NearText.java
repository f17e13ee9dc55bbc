package dev.tidegate.text;

import java.util.Arrays;

/**
 * What near-duplicate search compares of a text: how it sounds, without what floods and typing
 * scatter over it. Symbols, emoji, invisible characters and width are gone, traditional characters
 * are simplified, each Chinese character is its blurred reading ({@link Sounds}; so that a
 * homophone changes nothing), runs of one unit are cut to one, and digits go where enough else is
 * left.
 *
 * <p>Features are the set of units and of neighbouring pairs of units. At most {@value #UNITS}
 * units are read. Immutable, deterministic, linear time.
 */
public final class NearText {
  /** Longer texts are compared by their beginning. */
  public static final int UNITS = 64;

  /** A pair is worth less than a unit: one moved character breaks three pairs and no unit. */
  private static final double PAIR_WORTH = 0.6;

  /** With so many units beside them, digits are taken for a tail that makes lines differ. */
  private static final int ENOUGH_UNITS = 5;

  private static final int FEWEST_UNITS = 3;
  private static final double UNITS_PER_DIGIT = 1 / 1.5;

  private static final String NUMERALS = "一二两三四五六七八九十百";

  /** What a number that changes the meaning counts: link, year, size, weight, money … */
  private static final String COUNTED = "号年月日岁斤元块件码";

  private static final int[] UNIT_OF = unitTable();

  private final String exact;
  private final String numbers;
  private final long[] features;
  private final int distinctUnits;

  private NearText(String exact, String numbers, long[] features, int distinctUnits) {
    this.exact = exact;
    this.numbers = numbers;
    this.features = features;
    this.distinctUnits = distinctUnits;
  }

  /** Reads any text; never throws. */
  public static NearText of(String text) {
    String folded = Fold.plain(text);
    String core = lettersAndDigits(folded);
    int[] units = units(core);
    long[] features = features(units);
    int distinct = 0;
    for (long feature : features) {
      distinct += isPair(feature) ? 0 : 1;
    }
    String exact = core.isEmpty() ? folded.replace(" ", "") : core;
    return new NearText(exact, numbers(core), features, distinct);
  }

  /**
   * Letters and digits of the folded text, runs as long as they were; of a text without any, its
   * symbols. Two texts with equal ones are the same line.
   */
  public String exact() {
    return exact;
  }

  /**
   * Numbers that count something ("3号", "两件"), as they are written, in their order; empty without
   * any. Texts that differ here ask for different things, however near they are.
   */
  public String numbers() {
    return numbers;
  }

  /** How many different units there are: what a comparison can rest on. */
  public int distinctUnits() {
    return distinctUnits;
  }

  /** Number of features. */
  public int size() {
    return features.length;
  }

  /** A feature; distinct and ascending by index. */
  public long feature(int index) {
    return features[index];
  }

  /** What a feature is worth before its rarity is known: 1 for a unit, less for a pair. */
  public static double worth(long feature) {
    return isPair(feature) ? PAIR_WORTH : 1;
  }

  /** Whether a feature is a pair of neighbouring units, not a single one. */
  public static boolean isPair(long feature) {
    return feature < 0;
  }

  /**
   * Jaccard's index of the features by their worth.
   *
   * @return 0 (nothing in common, or no features at all) to 1 (alike); symmetric
   */
  public double likeness(NearText other) {
    double common = 0;
    double all = 0;
    int i = 0;
    int j = 0;
    while (i < features.length || j < other.features.length) {
      int order =
          i == features.length
              ? 1
              : j == other.features.length ? -1 : Long.compare(features[i], other.features[j]);
      double worth = worth(order <= 0 ? features[i] : other.features[j]);
      all += worth;
      common += order == 0 ? worth : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return all == 0 ? 0 : common / all;
  }

  private static String lettersAndDigits(String folded) {
    StringBuilder core = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        core.appendCodePoint(c);
      }
    }
    return core.toString();
  }

  private static int[] units(String core) {
    int digits = 0;
    for (int i = 0; i < core.length(); i++) {
      digits += Character.isDigit(core.charAt(i)) ? 1 : 0;
    }
    int others = core.codePointCount(0, core.length()) - digits;
    boolean enough =
        others >= ENOUGH_UNITS || others >= Math.max(FEWEST_UNITS, digits * UNITS_PER_DIGIT);
    int[] units = new int[UNITS];
    int count = 0;
    for (int i = 0; i < core.length() && count < UNITS; ) {
      int c = core.codePointAt(i);
      i += Character.charCount(c);
      int unit = c < UNIT_OF.length ? UNIT_OF[c] : c;
      boolean left = !(enough && Character.isDigit(c));
      if (left && (count == 0 || units[count - 1] != unit)) {
        units[count++] = unit;
      }
    }
    return Arrays.copyOf(units, count);
  }

  private static long[] features(int[] units) {
    long[] features = new long[Math.max(0, 2 * units.length - 1)];
    for (int i = 0; i < units.length; i++) {
      features[i] = units[i] & 0xffffffffL;
    }
    for (int i = 0; i + 1 < units.length; i++) {
      features[units.length + i] = pair(units[i], units[i + 1]);
    }
    Arrays.sort(features);
    int distinct = 0;
    for (long feature : features) {
      if (distinct == 0 || features[distinct - 1] != feature) {
        features[distinct++] = feature;
      }
    }
    return Arrays.copyOf(features, distinct);
  }

  private static long pair(int first, int second) {
    return Long.MIN_VALUE | (((long) first << 32) ^ (second & 0xffffffffL));
  }

  private static String numbers(String core) {
    StringBuilder numbers = new StringBuilder();
    int begin = -1;
    for (int i = 0; i < core.length(); i++) {
      char c = core.charAt(i);
      if ((c >= '0' && c <= '9') || NUMERALS.indexOf(c) >= 0) {
        begin = begin < 0 ? i : begin;
        continue;
      }
      if (begin >= 0 && COUNTED.indexOf(c) >= 0) {
        numbers.append(core, begin, i + 1);
      }
      begin = -1;
    }
    return numbers.toString();
  }

  /** Characters with the same blurred reading have the same unit: the first of them. */
  private static int[] unitTable() {
    java.util.Map<String, Integer> first = new java.util.HashMap<>();
    int[] table = new int[0xA000];
    for (int c = 0; c < table.length; c++) {
      String sound = Sounds.of(c);
      Integer earlier = sound.isEmpty() ? null : first.putIfAbsent(sound, c);
      table[c] = earlier == null ? c : earlier;
    }
    return table;
  }
}
