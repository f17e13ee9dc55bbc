package dev.tidegate.training;

import dev.tidegate.moderation.Scorer;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains a binary logistic regression on hashed features by AdaGrad (Duchi, Hazan, Singer 2011) for
 * {@link Scorer}. A feature counts the same in all but long texts, other than in {@link Softmax}:
 * one insult is enough, however much stands around it. Deterministic: the same examples in the same
 * order give the same bytes.
 */
final class Logistic {
  private static final float RATE = 0.5f;
  private static final float TINY_GRADIENT = 1e-4f;
  private static final long SEED = 1;

  /** Weights that round to less are not written; the largest is 127. */
  private static final int LEAST = 4;

  private final int[] hashes;
  private final float[] weights;
  private float bias;

  /** An example: features, whether it is positive, and how much it counts. */
  static final class Example {
    private final int[] features;
    private final boolean positive;
    private final float weight;

    Example(int[] features, boolean positive, float weight) {
      this.features = features.clone();
      this.positive = positive;
      this.weight = weight;
    }
  }

  /**
   * How to train.
   *
   * @param leastCount features in fewer examples are left out
   * @param epochs passes over the examples
   * @param decay L2, on the weights that an example touches
   */
  record Settings(int leastCount, int epochs, float decay) {}

  private Logistic(int[] hashes) {
    this.hashes = hashes;
    this.weights = new float[hashes.length];
  }

  /** Trains on at least one example; the mean of the weights after each of the later passes. */
  static Logistic train(List<Example> examples, Settings settings) {
    return train(examples, settings, hash -> true);
  }

  /**
   * Trains on at least one example.
   *
   * @param telling the features to learn from, by hash
   */
  static Logistic train(List<Example> examples, Settings settings, IntPredicate telling) {
    Logistic model =
        new Logistic(
            Arrays.stream(
                    HashedFeatures.frequent(
                        examples.stream().map(example -> example.features).toList(),
                        settings.leastCount()))
                .filter(telling)
                .toArray());
    int[][] known = new int[examples.size()][];
    for (int i = 0; i < known.length; i++) {
      known[i] = HashedFeatures.known(model.hashes, examples.get(i).features);
    }
    float[] squares = new float[model.weights.length + 1];
    float[] sum = new float[model.weights.length + 1];
    int[] order = new int[known.length];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(SEED);
    int from = settings.epochs() / 2;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      HashedFeatures.shuffle(order, random);
      for (int i : order) {
        model.learn(examples.get(i), known[i], settings.decay(), squares);
      }
      if (epoch >= from) {
        model.addTo(sum);
      }
    }
    model.takeMean(sum, settings.epochs() - from);
    return model;
  }

  private void addTo(float[] sum) {
    for (int f = 0; f < weights.length; f++) {
      sum[f] += weights[f];
    }
    sum[weights.length] += bias;
  }

  private void takeMean(float[] sum, int count) {
    for (int f = 0; f < weights.length; f++) {
      weights[f] = sum[f] / count;
    }
    bias = sum[weights.length] / count;
  }

  private void learn(Example example, int[] known, float decay, float[] squares) {
    float value = Scorer.value(example.features.length);
    float error = probability(known, value) - (example.positive ? 1 : 0);
    float g = error * example.weight;
    if (Math.abs(g) < TINY_GRADIENT) {
      return;
    }
    int last = weights.length;
    squares[last] += g * g;
    bias -= RATE * g / (float) Math.sqrt(squares[last]);
    for (int f : known) {
      float own = g * value + decay * weights[f];
      squares[f] += own * own;
      weights[f] -= RATE * own / (float) Math.sqrt(squares[f] + 1e-6f);
    }
  }

  /**
   * The sum of two models over the same features, as one.
   *
   * @param factor how much the other counts
   * @param shift is added to every sum: moves what the model holds for even
   */
  Logistic plus(Logistic other, float factor, float shift) {
    int[] all =
        IntStream.concat(Arrays.stream(hashes), Arrays.stream(other.hashes))
            .sorted()
            .distinct()
            .toArray();
    Logistic sum = new Logistic(all);
    sum.bias = bias + factor * other.bias + shift;
    sum.add(this, 1);
    sum.add(other, factor);
    return sum;
  }

  private void add(Logistic other, float factor) {
    for (int f = 0; f < other.hashes.length; f++) {
      weights[Arrays.binarySearch(hashes, other.hashes[f])] += factor * other.weights[f];
    }
  }

  private float probability(int[] known, float value) {
    float sum = bias;
    for (int f : known) {
      sum += weights[f] * value;
    }
    return Scorer.probability(sum);
  }

  /** Writes the model for {@link Scorer}, without the weights that hardly count. */
  void write(DataOutputStream out) throws IOException {
    float most = 0;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    float scale = Math.max(most, 1e-6f) / Byte.MAX_VALUE;
    int kept = 0;
    for (float weight : weights) {
      kept += Math.abs(Math.round(weight / scale)) < LEAST ? 0 : 1;
    }
    out.writeFloat(bias);
    out.writeFloat(scale);
    out.writeInt(kept);
    int last = 0;
    for (int f = 0; f < weights.length; f++) {
      int rounded = Math.round(weights[f] / scale);
      if (Math.abs(rounded) >= LEAST) {
        HashedFeatures.writeVariable(out, hashes[f] - last);
        last = hashes[f];
        out.writeByte(rounded);
      }
    }
  }
}
