package dev.tidegate.text;

import java.util.Arrays;

/**
 * The terms of a folded text, for retrieval: single Han characters, pairs of neighbours, and Latin
 * words without their common endings. Each as a hash of 22 bits.
 */
public final class Terms {
  private static final int FNV_PRIME = 0x01000193;
  private static final int FNV_BASIS = 0x811c9dc5;

  /** Of a term. */
  static final int BITS = 22;

  private Terms() {}

  /** Ascending, each once. */
  public static int[] of(String folded) {
    int[] found = new int[2 * folded.length() + 1];
    int count = 0;
    int last = -1;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      if (c < 0x250 && Character.isLetterOrDigit(c)) {
        int end = i;
        while (end < folded.length() && isWordPart(folded.charAt(end))) {
          end++;
        }
        found[count++] = word(folded, i, end);
        last = -1;
        i = end;
        continue;
      }
      i += Character.charCount(c);
      if (!Character.isIdeographic(c)) {
        last = -1;
        continue;
      }
      found[count++] = cut((FNV_BASIS ^ c) * FNV_PRIME);
      if (last >= 0) {
        found[count++] = pair(last, c);
      }
      last = c;
    }
    return unique(found, count);
  }

  /** The term of two Han characters beside each other. */
  public static int pair(int first, int second) {
    return cut((((FNV_BASIS ^ first) * FNV_PRIME) ^ second) * FNV_PRIME);
  }

  private static boolean isWordPart(char c) {
    return c == '\'' || (c < 0x250 && Character.isLetterOrDigit(c));
  }

  private static int word(String folded, int start, int end) {
    int stem = end;
    int length = end - start;
    if (length > 4 && folded.startsWith("ing", end - 3)) {
      stem = end - 3;
    } else if (length > 3 && folded.startsWith("ed", end - 2)) {
      stem = end - 2;
    } else if (length > 3 && folded.charAt(end - 1) == 's') {
      stem = end - 1;
    }
    int hash = FNV_BASIS;
    for (int i = start; i < stem; i++) {
      if (folded.charAt(i) != '\'') {
        hash = (hash ^ folded.charAt(i)) * FNV_PRIME;
      }
    }
    return cut(hash * FNV_PRIME);
  }

  private static int cut(int hash) {
    return (hash ^ (hash >>> BITS)) & ((1 << BITS) - 1);
  }

  private static int[] unique(int[] found, int count) {
    Arrays.sort(found, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }
}
