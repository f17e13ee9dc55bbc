package dev.tidegate.text;

import dev.tidegate.resource.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables of characters: traditional to simplified, parts to the character that they write (拆字), and
 * readings without tones. Made from the tables named in {@code NOTICE}. Loaded once, immutable.
 */
final class Characters {
  private static final Split[] NO_SPLITS = {};
  private static final char[] SIMPLIFIED = simplifiedTable();
  private static final String[] READINGS = readingsTable();

  /** From the first part to the ways on from it, longest first. */
  private static final Split[][] SPLITS = splitTable();

  /** A bit for each pair of characters that parts begin with, by {@link #pair}. */
  private static final long[] SPLIT_PAIRS = splitPairs();

  private static final int PAIR_BITS = 16;

  private static final int LONGEST_READING = 6;

  /** Parts that write one character. */
  record Split(String parts, char whole) {}

  private Characters() {}

  /** The simplified form of a traditional character, any other unchanged. */
  static int simplified(int c) {
    return c < SIMPLIFIED.length && c >= 0x3400 ? SIMPLIFIED[c] : c;
  }

  /** The reading of a common Chinese character, without tone; empty for any other. */
  static String reading(int c) {
    String reading = c >= 0 && c < READINGS.length ? READINGS[c] : null;
    return reading == null ? "" : reading;
  }

  /** Ways to write a character in parts that begin with {@code first}, longest first. */
  static Split[] splits(char first) {
    return first < SPLITS.length ? SPLITS[first] : NO_SPLITS;
  }

  /** Whether parts may begin with two characters: says no of most pairs, never of one that does. */
  static boolean maySplit(char first, char second) {
    int pair = pair(first, second);
    return (SPLIT_PAIRS[pair >>> 6] & 1L << pair) != 0;
  }

  private static int pair(char first, char second) {
    return ((first * 31 + second) * 0x9E3779B9) >>> (Integer.SIZE - PAIR_BITS);
  }

  private static long[] splitPairs() {
    long[] pairs = new long[1 << (PAIR_BITS - 6)];
    for (Split[] splits : SPLITS) {
      for (Split split : splits) {
        int pair = pair(split.parts().charAt(0), split.parts().charAt(1));
        pairs[pair >>> 6] |= 1L << pair;
      }
    }
    return pairs;
  }

  /** Whether Latin letters are a reading of some character. */
  static boolean isReading(String letters) {
    return letters.length() <= LONGEST_READING && Holder.ALL.containsKey(letters);
  }

  private static final class Holder {
    static final Map<String, Boolean> ALL = new HashMap<>();

    static {
      for (String reading : READINGS) {
        if (reading != null) {
          ALL.put(reading, true);
        }
      }
    }
  }

  private static char[] simplifiedTable() {
    char[] table = new char[0xA000];
    for (int c = 0; c < table.length; c++) {
      table[c] = (char) c;
    }
    for (String pair : Resources.lines("traditional.txt")) {
      if (pair.charAt(0) < table.length) {
        table[pair.charAt(0)] = pair.charAt(1);
      }
    }
    return table;
  }

  private static String[] readingsTable() {
    String[] table = new String[0xA000];
    for (String line : Resources.lines("pinyin.txt")) {
      int blank = line.indexOf(' ');
      String reading = line.substring(0, blank);
      for (int i = blank + 1; i < line.length(); i++) {
        if (line.charAt(i) < table.length) {
          table[line.charAt(i)] = reading;
        }
      }
    }
    return table;
  }

  private static Split[][] splitTable() {
    Map<Character, List<Split>> found = new HashMap<>();
    char last = 0;
    for (String line : Resources.lines("split.txt")) {
      int equals = line.indexOf('=', 1);
      char first = line.charAt(0);
      found
          .computeIfAbsent(first, c -> new ArrayList<>())
          .add(new Split(line.substring(0, equals), line.charAt(equals + 1)));
      last = (char) Math.max(last, first);
    }
    Split[][] table = new Split[last + 1][];
    Arrays.fill(table, NO_SPLITS);
    found.forEach(
        (first, splits) -> {
          splits.sort((a, b) -> b.parts().length() - a.parts().length());
          table[first] = splits.toArray(NO_SPLITS);
        });
    return table;
  }
}
