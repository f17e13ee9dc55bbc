package dev.tidegate.text;

import dev.tidegate.resource.Resources;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables of characters: traditional to simplified, parts to the character that they write (拆字), and
 * readings without tones. Made from the tables named in {@code NOTICE}. Loaded once, immutable.
 */
final class Characters {
  private static final char[] SIMPLIFIED = simplifiedTable();
  private static final String[] READINGS = readingsTable();

  /** From the first part to the ways on from it, longest first. */
  private static final Map<Character, List<Split>> SPLITS = splitTable();

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
  static List<Split> splits(char first) {
    return SPLITS.getOrDefault(first, List.of());
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

  private static Map<Character, List<Split>> splitTable() {
    Map<Character, List<Split>> table = new HashMap<>();
    for (String line : Resources.lines("split.txt")) {
      int equals = line.indexOf('=', 1);
      Split split = new Split(line.substring(0, equals), line.charAt(equals + 1));
      table.merge(line.charAt(0), List.of(split), Characters::joined);
    }
    return Map.copyOf(table);
  }

  private static List<Split> joined(List<Split> some, List<Split> more) {
    Split[] all = Arrays.copyOf(some.toArray(new Split[0]), some.size() + more.size());
    for (int i = 0; i < more.size(); i++) {
      all[some.size() + i] = more.get(i);
    }
    Arrays.sort(all, (a, b) -> b.parts().length() - a.parts().length());
    return List.of(all);
  }
}
