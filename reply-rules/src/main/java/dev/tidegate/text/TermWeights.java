package dev.tidegate.text;

import java.nio.ByteBuffer;

/**
 * How much a term says: its inverse document frequency {@code ln(1 + N / (n + 0.5))} in the
 * training text, so that a merchant's FAQ of thirty entries does not have to tell which words are
 * rare. Immutable, safe to share.
 */
public final class TermWeights {
  private final int documents;
  private final TermPlaces places;
  private final float[] weights;
  private final float unseen;

  private TermWeights(int documents, int[] terms, short[] counts) {
    this.documents = documents;
    this.places = new TermPlaces(terms);
    this.unseen = idf(0);
    this.weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = idf(counts[i] & 0xffff);
    }
  }

  /** Of counted terms: {@code terms} ascending, {@code counts} beside them. */
  public static TermWeights of(int documents, int[] terms, short[] counts) {
    return new TermWeights(documents, terms.clone(), counts);
  }

  /** The weight of a term of {@link Terms}, larger for rarer ones. */
  public float of(int term) {
    int at = places.of(term);
    return at < 0 ? unseen : weights[at];
  }

  /** Whether the training text has a term; one in some thirty that it lacks seems to be there. */
  public boolean has(int term) {
    return places.of(term) >= 0;
  }

  private float idf(int count) {
    return (float) StrictMath.log(1 + documents / (count + 0.5));
  }

  /** Number of documents, number of terms (int each), terms (int each), counts (short each). */
  public static TermWeights read(ByteBuffer in) {
    int documents = in.getInt();
    int[] terms = new int[in.getInt()];
    short[] counts = new short[terms.length];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = in.getInt();
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.getShort();
    }
    return new TermWeights(documents, terms, counts);
  }
}
