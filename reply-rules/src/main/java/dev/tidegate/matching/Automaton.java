package dev.tidegate.matching;

import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over a text (Aho and Corasick 1975), kept in a few arrays: 18 bytes
 * a state, where a state with a map takes some 250.
 *
 * <p>States are numbered breadth first, the children of a state in the order of their characters:
 * so the edge number {@code e} leads to the state {@code e + 1}, and the edges of a state stand
 * together and are searched by halving. Each state is made from the range of sorted words that
 * share its prefix; there is no tree to begin with. Immutable, safe to share.
 */
final class Automaton {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  private final int[] lengths;
  private final char[] edges;
  private final int[] firstEdge;
  private final int[] fallback;
  private final int[] word;
  private final int[] shorter;

  /** Is told every occurrence, in the order of ends, longer words first. */
  interface Found {
    /** A word by its place in the list, from {@code start} to {@code end}, exclusive. */
    void word(int number, int start, int end);
  }

  private Automaton(int[] lengths, int states) {
    this.lengths = lengths;
    this.edges = new char[states - 1];
    this.firstEdge = new int[states + 1];
    this.fallback = new int[states];
    this.word = new int[states];
    this.shorter = new int[states];
  }

  /**
   * Compiles words.
   *
   * @param sorted by UTF-16 units, each once, none empty
   */
  static Automaton compile(List<String> sorted) {
    int[] lengths = sorted.stream().mapToInt(String::length).toArray();
    Automaton automaton = new Automaton(lengths, countStates(sorted));
    automaton.build(sorted);
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

  private int step(int from, char c) {
    int state = from;
    while (true) {
      int edge = Arrays.binarySearch(edges, firstEdge[state], firstEdge[state + 1], c);
      if (edge >= 0) {
        return edge + 1;
      }
      if (state == ROOT) {
        return ROOT;
      }
      state = fallback[state];
    }
  }

  /** Tells every occurrence of every word, overlaps included. */
  void find(String text, Found found) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      for (int s = word[state] == NONE ? shorter[state] : state; s != ROOT; s = shorter[s]) {
        found.word(word[s], i + 1 - lengths[word[s]], i + 1);
      }
    }
  }
}
