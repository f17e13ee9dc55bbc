package dev.tidegate.matching;

import dev.tidegate.text.TermPlaces;
import dev.tidegate.text.TermWeights;
import dev.tidegate.text.Terms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts of several entries, filed by term: finds for each entry how much its closest text has in
 * common with another (cosine of inverse document frequencies). Immutable, safe to share.
 */
final class ClosestTexts {
  private final TermPlaces terms;
  private final int[] starts;
  private final int[] holders;
  private final int[] entryOf;
  private final double[] lengths;

  /** What a search adds up, and which texts it met; all zero between searches. */
  static final class Sums {
    private final double[] shared;

    /** One more than texts: the place after the last is written to, so that nothing is asked. */
    private final int[] touched;

    private Sums(int texts) {
      this.shared = new double[texts];
      this.touched = new int[texts + 1];
    }
  }

  private ClosestTexts(Map<Integer, WordFinder.Numbers> filed, int[] entryOf, double[] lengths) {
    this.entryOf = entryOf;
    this.lengths = lengths;
    this.terms = new TermPlaces(filed.keySet().stream().mapToInt(term -> term).toArray());
    this.starts = new int[filed.size() + 1];
    this.holders = new int[filed.values().stream().mapToInt(WordFinder.Numbers::size).sum()];
    int term = 0;
    for (WordFinder.Numbers texts : filed.values()) {
      int at = starts[term++];
      for (int i = 0; i < texts.size(); i++) {
        holders[at++] = texts.get(i);
      }
      starts[term] = at;
    }
  }

  /** Files the folded texts of each entry. */
  static ClosestTexts of(List<List<String>> entries, TermWeights weights) {
    int texts = entries.stream().mapToInt(List::size).sum();
    int[] entryOf = new int[texts];
    double[] lengths = new double[texts];
    Map<Integer, WordFinder.Numbers> filed = new TreeMap<>();
    int text = 0;
    for (int entry = 0; entry < entries.size(); entry++) {
      for (String folded : entries.get(entry)) {
        int[] own = Terms.of(folded);
        for (int term : own) {
          filed.computeIfAbsent(term, t -> new WordFinder.Numbers()).add(text);
        }
        entryOf[text] = entry;
        lengths[text++] = length(squares(own, weights));
      }
    }
    return new ClosestTexts(filed, entryOf, lengths);
  }

  /** New sums, for one search at a time. */
  Sums sums() {
    return new Sums(lengths.length);
  }

  /** The squared weights of terms, in their order. */
  static double[] squares(int[] terms, TermWeights weights) {
    double[] squares = new double[terms.length];
    for (int i = 0; i < terms.length; i++) {
      double weight = weights.of(terms[i]);
      squares[i] = weight * weight;
    }
    return squares;
  }

  /** The length of a vector of terms. */
  static double length(double[] squares) {
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  /**
   * What each entry's closest text has in common with a text, 0 to 1.
   *
   * @param squares of the weights of {@code asked}
   * @param into a place for each entry, all zero
   * @param sums of this index, not in use elsewhere
   */
  void find(int[] asked, double[] squares, double[] into, Sums sums) {
    double[] shared = sums.shared;
    int[] touched = sums.touched;
    int count = 0;
    for (int i = 0; i < asked.length; i++) {
      double square = squares[i];
      int term = square > 0 ? terms.of(asked[i]) : -1;
      int end = term < 0 ? 0 : starts[term + 1];
      for (int at = term < 0 ? 0 : starts[term]; at < end; at++) {
        int text = holders[at];
        touched[count] = text;
        count += shared[text] == 0 ? 1 : 0;
        shared[text] += square;
      }
    }
    double length = length(squares);
    for (int i = 0; i < count; i++) {
      int text = touched[i];
      int entry = entryOf[text];
      into[entry] = Math.max(into[entry], shared[text] / (length * lengths[text]));
      shared[text] = 0;
    }
  }
}
