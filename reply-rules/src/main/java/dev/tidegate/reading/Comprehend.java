package dev.tidegate.reading;

import dev.tidegate.text.Evidence;
import dev.tidegate.text.Fingerprint;
import dev.tidegate.text.Fold;
import dev.tidegate.text.Likely;
import dev.tidegate.text.LinkNumbers;
import dev.tidegate.understanding.ReadingModel;
import dev.tidegate.understanding.TextFeatures;

/** Reads a text without knowing the merchant. Immutable, safe to share. */
public final class Comprehend {
  /** From this score on a text counts as a question. */
  public static final double QUESTION = 0.5;

  private final ReadingModel model;

  private Comprehend(ReadingModel model) {
    this.model = model;
  }

  /** Reads with the model that the product ships. */
  public static Comprehend shipped() {
    return new Comprehend(ReadingModel.shipped());
  }

  /** Reads with another model. */
  public static Comprehend with(ReadingModel model) {
    return new Comprehend(model);
  }

  /** Evidence of a text by the shipped model; never throws, linear in its length. */
  public static Evidence read(String text) {
    return shipped().of(text);
  }

  /** Evidence of a text; never throws, linear in its length. */
  public Evidence of(String text) {
    String folded = Fold.plain(text);
    int[] features = TextFeatures.of(folded);
    float[] intents = model.intents().probabilities(features);
    int intent = likeliest(intents);
    String core = Fold.skeleton(folded);
    double question = core.isEmpty() ? 0 : model.question().probabilities(features)[1];
    return new Evidence(
        folded,
        Fingerprint.of(core),
        question >= QUESTION,
        question,
        LinkNumbers.in(folded),
        model.intents().classes().get(intent),
        intents[intent],
        model.sentiment().classes().get(likeliest(model.sentiment().probabilities(features))),
        model.person().probabilities(features)[1],
        Likely.of(intents),
        Likely.of(model.scenes().probabilities(features)));
  }

  /** The model that reads. */
  public ReadingModel model() {
    return model;
  }

  private static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
