package dev.tidegate.matching;

import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over a text (Aho and Corasick 1975), kept in a few arrays: 26 bytes
 * a state, where a state with a map takes some 250.
 *
 * <p>States are numbered breadth first, the children of a state in the order of their characters:
 * so the edge number {@code e} leads to the state {@code e + 1}, and the edges of a state stand
 * together and are searched by halving. Each state is made from the range of sorted words that
 * share its prefix; there is no tree to begin with. Immutable, safe to share.
 */
public final class Automaton {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  private final int[] lengths;
  private final char[] edges;
  private final int[] firstEdge;
  private final int[] fallback;
  private final int[] word;
  private final int[] shorter;

  /** For each state one bit for each of its edges, by {@link #sign}: most characters have none. */
  private final long[] signs;

  /** The states after the root, by a hash of their characters; 0 is free. */
  private final int[] roots;

  /**
   * A bit for each pair of characters that a word begins with, by {@link #pair}: a text without any
   * of them has no word, and most texts have none. Empty when a word has one character only.
   */
  private final long[] pairs;

  /** Is told every occurrence, in the order of ends, longer words first. */
  public interface Found {
    /** A word by its place in the list, from {@code start} to {@code end}, exclusive. */
    void word(int number, int start, int end);
  }

  private static final int BITS_OF_WORD = 16;

  private Automaton(int[] lengths, int states, int firsts) {
    this.roots = new int[Integer.highestOneBit(Math.max(2, firsts)) * 4];
    this.lengths = lengths;
    this.edges = new char[states - 1];
    this.firstEdge = new int[states + 1];
    this.fallback = new int[states];
    this.word = new int[states];
    this.shorter = new int[states];
    this.signs = new long[states];
    boolean single = Arrays.stream(lengths).anyMatch(length -> length == 1);
    this.pairs =
        new long[single ? 0 : Integer.highestOneBit(lengths.length * BITS_OF_WORD | 64) / 32];
  }

  /**
   * Compiles words.
   *
   * @param sorted by UTF-16 units, each once, none empty
   */
  public static Automaton compile(List<String> sorted) {
    int[] lengths = sorted.stream().mapToInt(String::length).toArray();
    Automaton automaton = new Automaton(lengths, countStates(sorted), countFirsts(sorted));
    automaton.build(sorted);
    automaton.hashRoots();
    automaton.link();
    automaton.markPairs(sorted);
    return automaton;
  }

  /** One for each prefix that no earlier word has, and the root. */
  private static int countStates(List<String> sorted) {
    int states = 1;
    String before = "";
    for (String next : sorted) {
      int common = 0;
      int most = Math.min(before.length(), next.length());
      while (common < most && before.charAt(common) == next.charAt(common)) {
        common++;
      }
      states += next.length() - common;
      before = next;
    }
    return states;
  }

  private static int countFirsts(List<String> sorted) {
    int firsts = 0;
    for (int i = 0; i < sorted.size(); i++) {
      firsts += i == 0 || sorted.get(i).charAt(0) != sorted.get(i - 1).charAt(0) ? 1 : 0;
    }
    return firsts;
  }

  private void build(List<String> sorted) {
    int states = word.length;
    int[] from = new int[states];
    int[] to = new int[states];
    int[] depth = new int[states];
    to[ROOT] = sorted.size();
    int made = 1;
    for (int state = 0; state < states; state++) {
      firstEdge[state] = made - 1;
      int at = from[state];
      boolean ends = at < to[state] && lengths[at] == depth[state];
      word[state] = ends ? at++ : NONE;
      while (at < to[state]) {
        char c = sorted.get(at).charAt(depth[state]);
        edges[made - 1] = c;
        signs[state] |= sign(c);
        from[made] = at;
        depth[made] = depth[state] + 1;
        while (at < to[state] && sorted.get(at).charAt(depth[state]) == c) {
          at++;
        }
        to[made++] = at;
      }
    }
    firstEdge[states] = made - 1;
  }

  /** A state falls back to that of its longest end that is a prefix too: nearer to the root. */
  private void link() {
    for (int state = 0; state < word.length; state++) {
      for (int edge = firstEdge[state]; edge < firstEdge[state + 1]; edge++) {
        int child = edge + 1;
        int back = state == ROOT ? ROOT : step(fallback[state], edges[edge]);
        fallback[child] = back;
        shorter[child] = word[back] == NONE ? shorter[back] : back;
      }
    }
  }

  /** At every second character the search is back at the root: its edges have a shorter way. */
  private void hashRoots() {
    for (int edge = 0; edge < firstEdge[ROOT + 1]; edge++) {
      int slot = slotOf(edges[edge]);
      roots[slot] = edge + 1;
    }
  }

  /** The slot of a character after the root, or the free one where it would be. */
  private int slotOf(char c) {
    int mask = roots.length - 1;
    int slot = ((c * 0x9E3779B9) >>> 12) & mask;
    while (roots[slot] != ROOT && edges[roots[slot] - 1] != c) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long sign(char c) {
    return 1L << ((c * 0x9E3779B9) >>> 26);
  }

  private void markPairs(List<String> sorted) {
    for (int i = 0; pairs.length > 0 && i < sorted.size(); i++) {
      int pair = pair(sorted.get(i).charAt(0), sorted.get(i).charAt(1));
      pairs[pair >>> 6] |= 1L << pair;
    }
  }

  private int pair(char first, char second) {
    int hash = (first * 31 + second) * 0x9E3779B9;
    return (hash ^ hash >>> 15) & (pairs.length * 64 - 1);
  }

  /** Whether a word may begin somewhere in the text. */
  private boolean mayHold(String text) {
    if (pairs.length == 0) {
      return true;
    }
    for (int i = 1; i < text.length(); i++) {
      int pair = pair(text.charAt(i - 1), text.charAt(i));
      if ((pairs[pair >>> 6] & 1L << pair) != 0) {
        return true;
      }
    }
    return false;
  }

  private int step(int from, char c) {
    int state = from;
    long sign = sign(c);
    while (state != ROOT) {
      if ((signs[state] & sign) != 0) {
        int edge = Arrays.binarySearch(edges, firstEdge[state], firstEdge[state + 1], c);
        if (edge >= 0) {
          return edge + 1;
        }
      }
      state = fallback[state];
    }
    return roots[slotOf(c)];
  }

  /** Tells every occurrence of every word, overlaps included. */
  public void find(String text, Found found) {
    if (!mayHold(text)) {
      return;
    }
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      for (int s = word[state] == NONE ? shorter[state] : state; s != ROOT; s = shorter[s]) {
        found.word(word[s], i + 1 - lengths[word[s]], i + 1);
      }
    }
  }
}
