package dev.tidegate.reading;

import dev.tidegate.moderation.Moderator;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.text.Evidence;
import dev.tidegate.text.Fingerprint;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Likely;
import dev.tidegate.text.LinkNumbers;
import dev.tidegate.understanding.ReadingModel;
import dev.tidegate.understanding.TextFeatures;
import java.util.Set;

/** Reads a text without knowing the merchant. Immutable, safe to share. */
public final class Comprehend {
  /** From this score on a text counts as a question. */
  public static final double QUESTION = 0.5;

  /** From this score on staff must look at a buyer's own case. */
  public static final double OWN_CASE = 0.5;

  private static final Set<String> COMPLAINING = Set.of("complaint", "human_request");

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
    FoldedText traced = Fold.trace(text);
    String folded = traced.text();
    int[] features = TextFeatures.of(folded);
    float[] intents = model.intents().probabilities(features);
    int intent = likeliest(intents);
    String core = Fold.skeleton(folded);
    double question = core.isEmpty() ? 0 : model.question().probabilities(features)[1];
    double person = model.person().probabilities(features)[1];
    String intentName = model.intents().classes().get(intent);
    Verdict verdict =
        Moderator.shipped().judge(traced, person >= OWN_CASE || COMPLAINING.contains(intentName));
    return new Evidence(
        folded,
        Fingerprint.of(core),
        question >= QUESTION,
        question,
        LinkNumbers.in(folded),
        intentName,
        intents[intent],
        model.sentiment().classes().get(likeliest(model.sentiment().probabilities(features))),
        person,
        verdict.action().name(),
        verdict.reason(),
        verdict.score(),
        verdict.isHit() ? text.substring(verdict.start(), verdict.end()) : "",
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
