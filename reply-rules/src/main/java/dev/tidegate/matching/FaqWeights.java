package dev.tidegate.matching;

import dev.tidegate.text.TermWeights;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How FAQ entries are ranked and when the best one is trusted: two linear models, learned on shops
 * that were left out in turn.
 *
 * @param terms how much a term says
 * @param intents how many intents there are
 * @param scenes how many matters there are
 * @param rank weights of the signals of an entry, in the order of {@link FaqMatcher#signals}
 * @param trust weights of what speaks for the best entry being right, in the order of {@link
 *     FaqMatcher#reasons}
 */
public record FaqWeights(
    TermWeights terms, int intents, int scenes, List<Double> rank, List<Double> trust) {
  public FaqWeights {
    rank = List.copyOf(rank);
    trust = List.copyOf(trust);
  }

  /** Reads the parts in the order of this record; counts as shorts, weights as floats. */
  public static FaqWeights read(ByteBuffer in) {
    return new FaqWeights(TermWeights.read(in), in.getShort(), in.getShort(), list(in), list(in));
  }

  private static List<Double> list(ByteBuffer in) {
    Double[] values = new Double[in.getShort()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (double) in.getFloat();
    }
    return List.of(values);
  }
}
