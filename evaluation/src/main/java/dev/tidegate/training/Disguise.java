package dev.tidegate.training;

import dev.tidegate.resource.Resources;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a text as people do who evade filters, so that a scorer learns to read through it: with
 * characters of the same sound, readings in full, their first letters, or characters in parts.
 * Deterministic for one seed.
 */
public final class Disguise {
  private static final Map<Character, String> READINGS = new HashMap<>();
  private static final Map<String, String> SAME_SOUND = new HashMap<>();

  static {
    for (String line : Resources.lines("pinyin.txt")) {
      int blank = line.indexOf(' ');
      String reading = line.substring(0, blank);
      String characters = line.substring(blank + 1);
      SAME_SOUND.put(reading, characters);
      for (int i = 0; i < characters.length(); i++) {
        READINGS.put(characters.charAt(i), reading);
      }
    }
  }

  private static final Map<Character, String> PARTS = new HashMap<>();

  static {
    for (String line : Resources.lines("split.txt")) {
      int equals = line.indexOf('=', 1);
      PARTS.putIfAbsent(line.charAt(equals + 1), line.substring(0, equals));
    }
  }

  private final SplittableRandom random;

  /** One that writes the same on every run of the same seed. */
  public Disguise(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The text with a share of its Chinese characters, in runs of two or so, written otherwise. */
  public String of(String text, double share) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int way = random.nextInt(5);
    boolean on = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String reading = READINGS.get(c);
      if (reading == null) {
        on = false;
        out.append(c);
        continue;
      }
      on = random.nextDouble() < (on ? 0.55 : share);
      if (!on) {
        out.append(c);
      } else if (way <= 1) {
        String same = SAME_SOUND.getOrDefault(reading, "");
        out.append(same.isEmpty() ? c : same.charAt(random.nextInt(same.length())));
      } else if (way == 4) {
        out.append(PARTS.getOrDefault(c, String.valueOf(c)));
      } else if (way == 2) {
        out.append(i > 0 && out.length() > 0 && isLatin(out.charAt(out.length() - 1)) ? " " : "");
        out.append(reading);
      } else {
        out.append(reading.charAt(0));
      }
    }
    return out.toString();
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }
}
