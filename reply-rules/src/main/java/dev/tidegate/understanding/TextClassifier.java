package dev.tidegate.understanding;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A linear model with features of its own. Immutable, safe to share.
 *
 * @param features those that the model knows
 */
record TextClassifier(FeatureIndex features, LinearModel model) {

  /** Probabilities of the classes, summing to 1, for {@link TextFeatures}. */
  float[] probabilities(int[] hashed) {
    return model.probabilities(features.places(hashed));
  }

  /** The classes, in the order of the probabilities. */
  List<String> classes() {
    return model.classes();
  }

  /** Reads the index, then the model. */
  static TextClassifier read(ByteBuffer in) {
    return new TextClassifier(FeatureIndex.read(in), LinearModel.read(in));
  }
}
