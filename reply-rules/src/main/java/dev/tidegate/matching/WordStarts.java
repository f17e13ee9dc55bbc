package dev.tidegate.matching;

import java.util.List;

/**
 * Says where in a text one of many words may begin: few places are named where no word is, and none
 * with a word is left out. Kept are the first two characters of each word, which most places do not
 * have, and its first four or all that it has; as three bits each (Bloom 1970), in the long of the
 * two characters and in that of the three that it begins with, so that a place needs no third.
 * Immutable, safe to share.
 */
final class WordStarts {
  /** At least, as a power of two is taken. */
  private static final int BITS_OF_WORD = 32;

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
    words.forEach(starts::add);
    return starts;
  }

  private void add(String word) {
    int two = two(word, 0);
    bits[two >>> shift] |= mask(two) | (word.length() == 2 ? mask(whole(two)) : 0);
    if (word.length() > 2) {
      int three = longer(two, word.charAt(2));
      int kept = word.length() == 3 ? whole(three) : longer(three, word.charAt(3));
      bits[three >>> shift] |= mask(kept);
    }
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
      int two = two(text, i);
      long set = bits[two >>> shift];
      if (holds(set, two) && (holds(set, whole(two)) || mayBeLonger(text, i, two))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a word of three characters or more may begin at a place. */
  private boolean mayBeLonger(String text, int at, int two) {
    if (at + 2 >= text.length()) {
      return false;
    }
    int three = longer(two, text.charAt(at + 2));
    long set = bits[three >>> shift];
    return holds(set, whole(three))
        || (at + 3 < text.length() && holds(set, longer(three, text.charAt(at + 3))));
  }

  private static boolean holds(long set, int hash) {
    long mask = mask(hash);
    return (set & mask) == mask;
  }

  /** The hash of two characters. */
  private static int two(String text, int at) {
    return (text.charAt(at) * 0x9E37 + text.charAt(at + 1)) * 0x9E3779B9;
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
