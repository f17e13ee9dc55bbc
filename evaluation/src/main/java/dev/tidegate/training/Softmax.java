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
  private final int features;
  private final float[] weights;
  private final float[] bias;

  /** An example: places in the {@code FeatureIndex}, its class, and how much it counts. */
  public static final class Example {
    private final int[] places;
    private final int label;
    private final float weight;

    public Example(int[] places, int label, float weight) {
      this.places = places.clone();
      this.label = label;
      this.weight = weight;
    }
  }

  /**
   * How to train.
   *
   * @param epochs passes over the examples
   * @param decay L2, on the weights that an example touches
   */
  public record Settings(int epochs, float decay) {}

  private Softmax(List<String> classes, int features) {
    this.classes = List.copyOf(classes);
    this.features = features;
    this.weights = new float[features * classes.size()];
    this.bias = new float[classes.size()];
  }

  /**
   * Trains on at least one example.
   *
   * @param features how many places there are
   */
  public static Softmax train(
      List<String> classes, int features, List<Example> examples, Settings settings) {
    Softmax model = new Softmax(classes, features);
    float[] squares = new float[model.weights.length];
    float[] biasSquares = new float[model.bias.length];
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      HashedFeatures.shuffle(order, random);
      for (int i : order) {
        model.learn(examples.get(i), settings.decay(), squares, biasSquares);
      }
    }
    return model;
  }

  private void learn(Example example, float decay, float[] squares, float[] biasSquares) {
    int count = classes.size();
    float value = value(example.places.length);
    float[] gradient = probabilities(example.places);
    gradient[example.label] -= 1;
    for (int c = 0; c < count; c++) {
      float g = gradient[c] * example.weight;
      gradient[c] = Math.abs(g) < TINY_GRADIENT ? 0 : g;
      if (gradient[c] != 0) {
        biasSquares[c] += g * g;
        bias[c] -= BIAS_RATE * g / (float) Math.sqrt(biasSquares[c]);
      }
    }
    for (int place : example.places) {
      int base = place * count;
      for (int c = 0; c < count; c++) {
        if (gradient[c] != 0) {
          float g = gradient[c] * value + decay * weights[base + c];
          squares[base + c] += g * g;
          weights[base + c] -= RATE * g / (float) Math.sqrt(squares[base + c] + 1e-6f);
        }
      }
    }
  }

  private float[] probabilities(int[] places) {
    float[] scores = bias.clone();
    float value = value(places.length);
    for (int place : places) {
      int base = place * scores.length;
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
    writeWeights(out, scale, least * most);
  }

  private void writeWeights(DataOutputStream out, float scale, float least) throws IOException {
    byte[] counts = new byte[features];
    ByteArrayOutputStream steps = new ByteArrayOutputStream();
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (int f = 0; f < features; f++) {
      int last = 0;
      for (int c = 0; c < bias.length; c++) {
        float weight = weights[f * bias.length + c];
        int rounded = Math.round(weight / scale);
        if (Math.abs(weight) >= least && rounded != 0) {
          counts[f]++;
          steps.write(c - last);
          last = c;
          values.write(rounded);
        }
      }
    }
    out.writeInt(features);
    out.writeInt(values.size());
    out.write(counts);
    steps.writeTo(out);
    values.writeTo(out);
  }
}
