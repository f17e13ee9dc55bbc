package dev.tidegate.matching;

import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over a text (Aho and Corasick 1975), kept in a few arrays: 22 bytes
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

  /** Of a state: one bit for each of its edges, by {@link #sign}; most characters have none. */
  private static final int SIGNS = 0;

  private static final int FIRST_EDGE = 1;

  /** The state of the longest end that is a prefix too. */
  private static final int FALLBACK = 2;

  /** The state of the longest end that is a word, or the root. */
  private static final int TELL = 3;

  private static final int FIELDS = 4;

  /** The fields of each state beside each other: on a way through, each is elsewhere in memory. */
  private final int[] states;

  private final char[] edges;
  private final int[] word;
  private final int[] lengths;

  /** The states after the root, by a hash of their characters; 0 is free. */
  private final int[] roots;

  /** Where the search begins, and goes on when it is in none of the states after this one. */
  private final WordStarts starts;

  /** The last state of one character; -1 when that is a word, so that no character is skipped. */
  private final int lastToSkip;

  /** Is told every occurrence, in the order of ends, longer words first. */
  public interface Found {
    /** A word by its place in the list, from {@code start} to {@code end}, exclusive. */
    void word(int number, int start, int end);
  }

  private Automaton(int[] lengths, int states, int firsts, WordStarts starts) {
    this.starts = starts;
    this.lastToSkip = starts.areKnown() ? firsts : NONE;
    this.roots = new int[Integer.highestOneBit(Math.max(2, firsts)) * 4];
    this.lengths = lengths;
    this.edges = new char[states - 1];
    this.states = new int[(states + 1) * FIELDS];
    this.word = new int[states];
  }

  /**
   * Compiles words.
   *
   * @param sorted by UTF-16 units, each once, none empty
   */
  public static Automaton compile(List<String> sorted) {
    int[] lengths = sorted.stream().mapToInt(String::length).toArray();
    Automaton automaton =
        new Automaton(lengths, countStates(sorted), countFirsts(sorted), WordStarts.of(sorted));
    automaton.build(sorted);
    automaton.hashRoots();
    automaton.link();
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
    int[] from = new int[word.length];
    int[] to = new int[word.length];
    int[] depth = new int[word.length];
    to[ROOT] = sorted.size();
    int made = 1;
    for (int state = 0; state < word.length; state++) {
      set(state, FIRST_EDGE, made - 1);
      int at = from[state];
      boolean ends = at < to[state] && lengths[at] == depth[state];
      word[state] = ends ? at++ : NONE;
      while (at < to[state]) {
        char c = sorted.get(at).charAt(depth[state]);
        edges[made - 1] = c;
        set(state, SIGNS, get(state, SIGNS) | sign(c));
        from[made] = at;
        depth[made] = depth[state] + 1;
        while (at < to[state] && sorted.get(at).charAt(depth[state]) == c) {
          at++;
        }
        to[made++] = at;
      }
    }
    set(word.length, FIRST_EDGE, made - 1);
  }

  /** A state falls back to one that is nearer to the root, which is ready before. */
  private void link() {
    for (int state = 0; state < word.length; state++) {
      for (int edge = get(state, FIRST_EDGE); edge < get(state + 1, FIRST_EDGE); edge++) {
        int child = edge + 1;
        int back = state == ROOT ? ROOT : step(get(state, FALLBACK), edges[edge]);
        set(child, FALLBACK, back);
        set(child, TELL, word[child] == NONE ? get(back, TELL) : child);
      }
    }
  }

  private int get(int state, int field) {
    return states[state * FIELDS + field];
  }

  private void set(int state, int field, int value) {
    states[state * FIELDS + field] = value;
  }

  /** At every second character the search is back at the root: its edges have a shorter way. */
  private void hashRoots() {
    for (int edge = 0; edge < get(ROOT + 1, FIRST_EDGE); edge++) {
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

  private static int sign(char c) {
    return 1 << ((c * 0x9E3779B9) >>> 27);
  }

  private int step(int from, char c) {
    int state = from;
    while (state != ROOT) {
      if ((get(state, SIGNS) & sign(c)) != 0) {
        int first = get(state, FIRST_EDGE);
        int edge = Arrays.binarySearch(edges, first, get(state + 1, FIRST_EDGE), c);
        if (edge >= 0) {
          return edge + 1;
        }
      }
      state = get(state, FALLBACK);
    }
    return roots[slotOf(c)];
  }

  /** Tells every occurrence of every word, overlaps included. */
  public void find(String text, Found found) {
    int from = starts.next(text, 0);
    while (from >= 0) {
      int state = ROOT;
      int i = from;
      do {
        state = step(state, text.charAt(i++));
        tell(state, i, found);
      } while (i < text.length() && (state > lastToSkip || i == from + 1));
      if (i == text.length()) {
        return;
      }
      from = starts.next(text, state == ROOT ? i : i - 1);
    }
  }

  private void tell(int state, int end, Found found) {
    for (int s = get(state, TELL); s != ROOT; s = get(get(s, FALLBACK), TELL)) {
      found.word(word[s], end - lengths[word[s]], end);
    }
  }
}
