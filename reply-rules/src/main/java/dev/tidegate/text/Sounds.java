package dev.tidegate.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The readings of a text, for words that are written with other characters of the same sound or in
 * Latin letters. The costed third step of folding: for shields and listed words only.
 */
public final class Sounds {
  private static final int LONGEST = 6;

  private Sounds() {}

  /**
   * One entry for each Chinese character (its reading without tone) and for each Latin word that is
   * a reading itself ("chong nv ren"); an empty one for any other run, so that neighbours stay
   * neighbours. Sounds that many speakers do not tell apart are one: zh/z, ch/c, sh/s, n/l at the
   * beginning, ng/n at the end.
   *
   * @return at most one entry for each character of {@code folded}
   */
  public static String[] of(String folded) {
    String[] sounds = new String[folded.length()];
    int count = 0;
    for (int i = 0; i < folded.length(); ) {
      char c = folded.charAt(i);
      if (c >= 'a' && c <= 'z') {
        int end = i;
        while (end < folded.length() && folded.charAt(end) >= 'a' && folded.charAt(end) <= 'z') {
          end++;
        }
        String word = folded.substring(i, end);
        sounds[count++] = Characters.isReading(word) ? blurred(word) : "";
        i = end;
        continue;
      }
      i++;
      if (c == ' ') {
        continue;
      }
      sounds[count++] = blurred(Characters.reading(c));
    }
    return Arrays.copyOf(sounds, count);
  }

  /**
   * Cuts Latin letters into readings, the longest first ("shaonao" is shao nao).
   *
   * @return where each reading ends, ascending; empty when they are no readings
   */
  public static List<Integer> readings(String letters) {
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < letters.length(); ) {
      int end = Math.min(letters.length(), at + LONGEST);
      while (end > at && !Characters.isReading(letters.substring(at, end))) {
        end--;
      }
      if (end == at) {
        return List.of();
      }
      ends.add(end);
      at = end;
    }
    return ends;
  }

  /** Whether two Chinese characters have the same reading, nothing blurred. */
  public static boolean isSame(int one, int other) {
    return Characters.reading(one).equals(Characters.reading(other));
  }

  /** A reading in Latin letters as {@link #of(int)} gives it. */
  public static String of(String folded, int start, int end) {
    return blurred(folded.substring(start, end));
  }

  /** The blurred reading of one Chinese character; empty for any other. */
  public static String of(int c) {
    return blurred(Characters.reading(c));
  }

  private static String blurred(String reading) {
    String blurred = reading;
    if (blurred.startsWith("zh") || blurred.startsWith("ch") || blurred.startsWith("sh")) {
      blurred = blurred.charAt(0) + blurred.substring(2);
    } else if (blurred.startsWith("n")) {
      blurred = "l" + blurred.substring(1);
    }
    return blurred.endsWith("ng") ? blurred.substring(0, blurred.length() - 1) : blurred;
  }
}
