package dev.tidegate.understanding;

import dev.tidegate.text.Exp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A multinomial logistic regression over hashed features, made by {@code tidegate train}: few
 * weights a feature, each one byte. Immutable, safe to share; microseconds a text.
 *
 * <p>Format, big endian: number of classes (short); for each its name (length as a byte, UTF-8) and
 * bias (float); scale (float); number of features and of weights (int each); for each feature,
 * ascending: its hash as the difference to the one before (LEB128), number of its weights (byte),
 * and for each weight class and value (a byte each; times scale).
 */
public final class LinearModel {
  private final List<String> classes;
  private final float[] bias;
  private final float scale;

  /** Open addressing: a feature's hash at its place, and where its weights begin and end. */
  private final int[] slots;

  private final int[] order;

  private final int[] starts;
  private final byte[] weightClasses;
  private final byte[] weights;

  private LinearModel(
      List<String> classes,
      float[] bias,
      float scale,
      int[] hashes,
      int[] starts,
      byte[][] packed) {
    this.classes = List.copyOf(classes);
    this.bias = bias;
    this.scale = scale;
    this.starts = starts;
    this.weightClasses = packed[0];
    this.weights = packed[1];
    this.slots = new int[Integer.highestOneBit(Math.max(2, hashes.length)) * 4];
    this.order = new int[slots.length];
    for (int i = 0; i < hashes.length; i++) {
      int slot = slotOf(hashes[i]);
      slots[slot] = hashes[i] + 1;
      order[slot] = i;
    }
  }

  /** The classes, in the order of the probabilities. */
  public List<String> classes() {
    return classes;
  }

  /** Probabilities of the classes, summing to 1, for features of {@link TextFeatures}. */
  public float[] probabilities(int[] features) {
    float[] scores = bias.clone();
    int known = 0;
    int[] found = new int[features.length];
    for (int feature : features) {
      int at = find(feature & HASH_BITS);
      if (at >= 0) {
        found[known++] = at;
      }
    }
    float value = known == 0 ? 0 : (float) (scale / Math.sqrt(known));
    for (int i = 0; i < known; i++) {
      for (int w = starts[found[i]]; w < starts[found[i] + 1]; w++) {
        scores[weightClasses[w] & 0xff] += weights[w] * value;
      }
    }
    return softmax(scores);
  }

  /** Feature hashes are cut to this many bits in a model. */
  public static final int HASH_BITS = (1 << 24) - 1;

  private int find(int hash) {
    int slot = slotOf(hash);
    return slots[slot] == 0 ? -1 : order[slot];
  }

  private int slotOf(int hash) {
    int mask = slots.length - 1;
    int slot = ((hash * 0x9E3779B9) >>> 7) & mask;
    while (slots[slot] != 0 && slots[slot] != hash + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
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
    int features = in.getInt();
    int total = in.getInt();
    int[] hashes = new int[features];
    int[] starts = new int[features + 1];
    byte[] weightClasses = new byte[total];
    byte[] weights = new byte[total];
    int hash = 0;
    int at = 0;
    for (int i = 0; i < features; i++) {
      hash += variable(in);
      hashes[i] = hash;
      int own = Byte.toUnsignedInt(in.get());
      starts[i] = at;
      for (int w = 0; w < own; w++) {
        weightClasses[at] = in.get();
        weights[at++] = in.get();
      }
    }
    starts[features] = at;
    return new LinearModel(
        classes, bias, scale, hashes, starts, new byte[][] {weightClasses, weights});
  }

  private static int variable(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = Byte.toUnsignedInt(in.get());
      value |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
  }
}
