package dev.tidegate.text;

/**
 * Finds the places of terms in an ascending list of them. Terms are hashes, so their upper bits say
 * nearly where they stand: one look into a table, and a step or two from there. Immutable, safe to
 * share.
 */
public final class TermPlaces {
  private final int[] terms;

  /** For each value of the upper bits the place of the first term that has it or a greater one. */
  private final int[] firsts;

  private final int shift;

  /** Of {@link Terms}, ascending, each once; not copied, not to be changed. */
  public TermPlaces(int[] terms) {
    int values = Integer.highestOneBit(Math.max(1, terms.length)) * 2;
    this.terms = terms;
    this.shift = Math.max(0, Terms.BITS - Integer.numberOfTrailingZeros(values));
    this.firsts = new int[values + 1];
    for (int term : terms) {
      firsts[(term >>> shift) + 1]++;
    }
    for (int i = 0; i < values; i++) {
      firsts[i + 1] += firsts[i];
    }
  }

  /** The place of a term; -1 when it is not there. */
  public int of(int term) {
    int upper = term >>> shift;
    for (int i = firsts[upper]; i < firsts[upper + 1]; i++) {
      if (terms[i] == term) {
        return i;
      }
    }
    return -1;
  }
}
