package dev.tidegate.understanding;

import dev.tidegate.text.Exp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A multinomial logistic regression over the features of a {@link FeatureIndex}, made by {@code
 * tidegate train}: few weights a feature, each one byte. Immutable, safe to share; microseconds a
 * text.
 *
 * <p>Format, big endian: number of classes (short); for each its name (length as a byte, UTF-8) and
 * bias (float); scale (float); number of features and of weights (int each); how many weights each
 * feature has (bytes); the classes of all weights, those of a feature ascending, each as the
 * difference to the one before (bytes); the weights (bytes; times scale). Like stands beside like,
 * so that the file packs well.
 */
public final class LinearModel {
  /** Feature hashes are cut to this many bits in a model. */
  public static final int HASH_BITS = (1 << 24) - 1;

  private final List<String> classes;
  private final float[] bias;
  private final float scale;

  /** Where the weights of a feature begin; those of the next begin where they end. */
  private final int[] starts;

  private final byte[] weightClasses;
  private final byte[] weights;

  private LinearModel(
      List<String> classes, float[] bias, float scale, int[] starts, byte[][] packed) {
    this.classes = List.copyOf(classes);
    this.bias = bias;
    this.scale = scale;
    this.starts = starts;
    this.weightClasses = packed[0];
    this.weights = packed[1];
  }

  /** The classes, in the order of the probabilities. */
  public List<String> classes() {
    return classes;
  }

  /** Probabilities of the classes, summing to 1, for places of the {@link FeatureIndex}. */
  public float[] probabilities(int[] places) {
    float[] scores = bias.clone();
    float value = places.length == 0 ? 0 : (float) (scale / Math.sqrt(places.length));
    for (int place : places) {
      for (int w = starts[place]; w < starts[place + 1]; w++) {
        scores[weightClasses[w] & 0xff] += weights[w] * value;
      }
    }
    return softmax(scores);
  }

  /** In place: scores to probabilities. */
  public static float[] softmax(float[] scores) {
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    float sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Exp.asFloat(scores[i] - most);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** Reads a model in the format above; the buffer must hold one from its position on. */
  public static LinearModel read(ByteBuffer in) {
    int count = Short.toUnsignedInt(in.getShort());
    List<String> classes = new ArrayList<>();
    float[] bias = new float[count];
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[Byte.toUnsignedInt(in.get())];
      in.get(name);
      classes.add(new String(name, StandardCharsets.UTF_8));
      bias[i] = in.getFloat();
    }
    float scale = in.getFloat();
    int[] starts = new int[in.getInt() + 1];
    byte[] weightClasses = new byte[in.getInt()];
    byte[] weights = new byte[weightClasses.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + Byte.toUnsignedInt(in.get());
    }
    in.get(weightClasses);
    for (int i = 1; i < starts.length; i++) {
      for (int w = starts[i - 1] + 1; w < starts[i]; w++) {
        weightClasses[w] += weightClasses[w - 1];
      }
    }
    in.get(weights);
    return new LinearModel(classes, bias, scale, starts, new byte[][] {weightClasses, weights});
  }
}
