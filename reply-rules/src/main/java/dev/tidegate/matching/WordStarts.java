package dev.tidegate.matching;

import java.util.List;

/**
 * Says where in a text one of many words may begin: few places are named where no word is, and none
 * with a word is left out. Of each word its first two characters are kept, which most places do not
 * have, and its first four or all that it has; as three bits in one long each (Bloom 1970, blocked).
 * Immutable, safe to share.
 */
final class WordStarts {
  /** At least, as a power of two is taken. */
  private static final int BITS_OF_WORD = 32;

  private static final int LONGEST = 4;

  /** Empty when a word has one character only. */
  private final long[] bits;

  private final int shift;

  private WordStarts(int longs) {
    this.bits = new long[longs];
    this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(longs);
  }

  /** Of words that are not empty. */
  static WordStarts of(List<String> words) {
    if (words.stream().anyMatch(word -> word.length() == 1)) {
      return new WordStarts(0);
    }
    int most = words.size() * BITS_OF_WORD | Long.SIZE;
    WordStarts starts = new WordStarts(2 * Integer.highestOneBit(most) / Long.SIZE);
    for (String word : words) {
      int hash = hash(word.charAt(0), word.charAt(1));
      starts.add(hash);
      for (int i = 2; i < Math.min(word.length(), LONGEST); i++) {
        hash = longer(hash, word.charAt(i));
      }
      starts.add(whole(hash));
    }
    return starts;
  }

  /** Whether places are told apart at all: not when a word has one character only. */
  boolean areKnown() {
    return bits.length > 0;
  }

  /** The first place in a text, from {@code from} on, where a word may begin; -1 without any. */
  int next(String text, int from) {
    if (!areKnown()) {
      return from < text.length() ? from : -1;
    }
    for (int i = from; i + 1 < text.length(); i++) {
      int hash = hash(text.charAt(i), text.charAt(i + 1));
      if (has(hash) && mayBegin(text, i, hash)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether all that is kept of a word with the first two characters at a place may be there. */
  private boolean mayBegin(String text, int at, int two) {
    int end = Math.min(text.length(), at + LONGEST);
    int hash = two;
    for (int i = at + 2; i < end; i++) {
      if (has(whole(hash))) {
        return true;
      }
      hash = longer(hash, text.charAt(i));
    }
    return has(whole(hash));
  }

  private void add(int hash) {
    bits[hash >>> shift] |= mask(hash);
  }

  private boolean has(int hash) {
    long mask = mask(hash);
    return (bits[hash >>> shift] & mask) == mask;
  }

  private static int hash(char first, char second) {
    return (first * 0x9E37 + second) * 0x9E3779B9;
  }

  private static int longer(int hash, char next) {
    return (Integer.rotateLeft(hash, 13) ^ next) * 0x9E3779B9;
  }

  /** Of characters after which no more is kept. */
  private static int whole(int hash) {
    return longer(hash, Character.MAX_VALUE);
  }

  /** Three bits by the lower part of a hash; its upper part chooses the long. */
  private static long mask(int hash) {
    int mixed = hash * 0x85EBCA6B;
    return 1L << (mixed >>> 14) | 1L << (mixed >>> 20) | 1L << (mixed >>> 26);
  }
}
