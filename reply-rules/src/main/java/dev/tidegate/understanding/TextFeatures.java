package dev.tidegate.understanding;

import java.util.Arrays;

/**
 * The features that every learned part reads: of a folded text the Han characters one, two and
 * three in a row, the Latin words one and two in a row and their pieces of four letters, numbers by
 * their size, marks of the beginning and the end; each as a 32-bit hash (feature hashing:
 * Weinberger et al. 2009). Deterministic, linear in the length of the text; at most {@link #MOST}
 * features.
 */
public final class TextFeatures {
  /** A longer text is read up to about this many features. */
  static final int MOST = 1200;

  private static final int HAN_GRAMS = 3;
  private static final int PIECE = 4;
  private static final int FNV_PRIME = 0x01000193;
  private static final int FNV_BASIS = 0x811c9dc5;

  private final int[] found = new int[MOST];
  private int size;

  private TextFeatures() {}

  /** Feature hashes of a folded text, ascending, each once. */
  public static int[] of(String folded) {
    TextFeatures features = new TextFeatures();
    features.read(folded);
    int[] sorted = Arrays.copyOf(features.found, features.size);
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  /** The hash of a named feature, for features that do not come from the characters. */
  public static int named(String name) {
    int hash = FNV_BASIS;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return mix(hash ^ 0x5bd1e995);
  }

  private void read(String folded) {
    int[] tokens = tokens(folded);
    int count = tokens.length;
    for (int i = 0; i < count; i++) {
      int hash = FNV_BASIS;
      for (int n = 1; n <= HAN_GRAMS && i + n <= count; n++) {
        hash = (hash ^ tokens[i + n - 1]) * FNV_PRIME;
        if (n == 1 && (tokens[i] == START || tokens[i] == END)) {
          continue;
        }
        add(mix(hash + n));
      }
    }
  }

  private static final int START = 1;
  private static final int END = 2;
  private static final int NUMBER = 16;

  /** A Han character is a token, a Latin word is one, a number is one by its size. */
  private int[] tokens(String folded) {
    int[] tokens = new int[folded.length() + 2];
    int count = 0;
    tokens[count++] = START;
    int last = 0;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      int from = i;
      if (c < 0x250 && Character.isLetter(c)) {
        while (i < folded.length() && isWordPart(folded.charAt(i))) {
          i++;
        }
        tokens[count++] = word(folded, from, i);
        last = 0;
        continue;
      }
      if (c >= '0' && c <= '9') {
        while (i < folded.length() && isNumberPart(folded.charAt(i))) {
          i++;
        }
        tokens[count++] = number(folded, from, i);
        last = 0;
        continue;
      }
      i += Character.charCount(c);
      if (c == ' ' || c == last || c == 0xFE0F) {
        continue;
      }
      last = c;
      tokens[count++] = c + 64;
    }
    tokens[count++] = END;
    return Arrays.copyOf(tokens, count);
  }

  private static boolean isWordPart(char c) {
    return c == '\'' || c == '’' || (c < 0x250 && Character.isLetter(c));
  }

  private static boolean isNumberPart(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private int word(String folded, int from, int to) {
    int hash = FNV_BASIS;
    for (int i = from; i < to; i++) {
      char c = folded.charAt(i);
      if (c != '\'' && c != '’') {
        hash = (hash ^ c) * FNV_PRIME;
      }
    }
    for (int i = from; i + PIECE <= to && to - from > PIECE; i++) {
      int piece = 77;
      for (int j = i; j < i + PIECE; j++) {
        piece = (piece ^ folded.charAt(j)) * FNV_PRIME;
      }
      add(mix(piece));
    }
    return hash | 0x40000000;
  }

  private static int number(String folded, int from, int to) {
    int digits = 0;
    int value = 0;
    boolean point = false;
    for (int i = from; i < to; i++) {
      char c = folded.charAt(i);
      if (c == '.') {
        point = true;
      } else {
        digits++;
        value = Math.min(value * 10 + (c - '0'), 1_000_000);
      }
    }
    if (point) {
      return NUMBER;
    }
    return NUMBER
        + (digits > 3
            ? Math.min(digits, 12)
            : digits == 3
                ? (value < 200 ? 3 : 13)
                : digits == 2 ? (value < 35 ? 1 : value < 60 ? 2 : 14) : 15);
  }

  private void add(int feature) {
    if (size < MOST) {
      found[size++] = feature;
    }
  }

  /** The finaliser of MurmurHash3 (Appleby, public domain): every bit touches every bit. */
  private static int mix(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h;
  }
}
