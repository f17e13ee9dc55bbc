package dev.tidegate.training;

import dev.tidegate.understanding.LinearModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains a multinomial logistic regression on hashed features by AdaGrad (Duchi, Hazan, Singer
 * 2011). Deterministic: the same examples in the same order give the same bytes.
 */
public final class Softmax {
  private static final float RATE = 0.5f;
  private static final float BIAS_RATE = 0.15f;
  private static final float TINY_GRADIENT = 1e-4f;
  private static final long SEED = 1;

  /**
   * Weights are rounded to this many steps on each side: coarse ones pack well and read as well.
   */
  private static final int LEVELS = 32;

  private final List<String> classes;
  private final int[] hashes;
  private final float[] weights;
  private final float[] bias;

  /** An example: features of {@code TextFeatures}, its class, and how much it counts. */
  public static final class Example {
    private final int[] features;
    private final int label;
    private final float weight;

    public Example(int[] features, int label, float weight) {
      this.features = features.clone();
      this.label = label;
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
  public record Settings(int leastCount, int epochs, float decay) {}

  private Softmax(List<String> classes, int[] hashes) {
    this.classes = List.copyOf(classes);
    this.hashes = hashes;
    this.weights = new float[hashes.length * classes.size()];
    this.bias = new float[classes.size()];
  }

  /** Trains on at least one example. */
  public static Softmax train(List<String> classes, List<Example> examples, Settings settings) {
    int[] hashes =
        HashedFeatures.frequent(
            examples.stream().map(example -> example.features).toList(), settings.leastCount());
    Softmax model = new Softmax(classes, hashes);
    int[][] known = new int[examples.size()][];
    for (int i = 0; i < known.length; i++) {
      known[i] = HashedFeatures.known(model.hashes, examples.get(i).features);
    }
    float[] squares = new float[model.weights.length];
    float[] biasSquares = new float[model.bias.length];
    int[] order = new int[known.length];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      HashedFeatures.shuffle(order, random);
      for (int i : order) {
        model.learn(examples.get(i), known[i], settings.decay(), squares, biasSquares);
      }
    }
    return model;
  }

  private void learn(
      Example example, int[] known, float decay, float[] squares, float[] biasSquares) {
    int count = classes.size();
    float value = value(known.length);
    float[] gradient = probabilities(known);
    gradient[example.label] -= 1;
    for (int c = 0; c < count; c++) {
      float g = gradient[c] * example.weight;
      gradient[c] = Math.abs(g) < TINY_GRADIENT ? 0 : g;
      if (gradient[c] != 0) {
        biasSquares[c] += g * g;
        bias[c] -= BIAS_RATE * g / (float) Math.sqrt(biasSquares[c]);
      }
    }
    for (int feature : known) {
      int base = feature * count;
      for (int c = 0; c < count; c++) {
        if (gradient[c] != 0) {
          float g = gradient[c] * value + decay * weights[base + c];
          squares[base + c] += g * g;
          weights[base + c] -= RATE * g / (float) Math.sqrt(squares[base + c] + 1e-6f);
        }
      }
    }
  }

  /** Probabilities of the classes for features of {@code TextFeatures}. */
  public float[] predict(int[] features) {
    return probabilities(HashedFeatures.known(hashes, features));
  }

  private float[] probabilities(int[] known) {
    float[] scores = bias.clone();
    float value = value(known.length);
    for (int feature : known) {
      int base = feature * scores.length;
      for (int c = 0; c < scores.length; c++) {
        scores[c] += weights[base + c] * value;
      }
    }
    return LinearModel.softmax(scores);
  }

  private static float value(int known) {
    return known == 0 ? 0 : (float) (1 / Math.sqrt(known));
  }

  /**
   * Moves each feature's weights so that their median is zero, which changes no probability: of
   * many classes most then need no weight.
   */
  private void centre() {
    int count = bias.length;
    float[] own = new float[count];
    for (int base = 0; base < weights.length; base += count) {
      System.arraycopy(weights, base, own, 0, count);
      Arrays.sort(own);
      float median = own[count / 2];
      for (int c = 0; c < count; c++) {
        weights[base + c] -= median;
      }
    }
  }

  /**
   * Writes the model for {@link LinearModel}; weights below {@code least} of the largest are left
   * out.
   */
  public void write(DataOutputStream out, float least) throws IOException {
    centre();
    float most = 0;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    float scale = most / LEVELS;
    out.writeShort(classes.size());
    for (int c = 0; c < bias.length; c++) {
      byte[] name = classes.get(c).getBytes(StandardCharsets.UTF_8);
      out.writeByte(name.length);
      out.write(name);
      out.writeFloat(bias[c]);
    }
    out.writeFloat(scale);
    out.writeInt(hashes.length);
    ByteArrayOutputStream features = new ByteArrayOutputStream();
    int total = writeFeatures(new DataOutputStream(features), scale, least * most);
    out.writeInt(total);
    features.writeTo(out);
  }

  /** A feature without weights is written too: it counts in the length of a text. */
  private int writeFeatures(DataOutputStream out, float scale, float least) throws IOException {
    int total = 0;
    int last = 0;
    for (int f = 0; f < hashes.length; f++) {
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      for (int c = 0; c < bias.length; c++) {
        float weight = weights[f * bias.length + c];
        int rounded = Math.round(weight / scale);
        if (Math.abs(weight) >= least && rounded != 0) {
          kept.write(c);
          kept.write(rounded);
        }
      }
      HashedFeatures.writeVariable(out, hashes[f] - last);
      last = hashes[f];
      out.writeByte(kept.size() / 2);
      kept.writeTo(out);
      total += kept.size() / 2;
    }
    return total;
  }
}
