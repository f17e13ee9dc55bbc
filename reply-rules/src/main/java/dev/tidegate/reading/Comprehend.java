package dev.tidegate.reading;

import dev.tidegate.moderation.Moderator;
import dev.tidegate.moderation.Verdict;
import dev.tidegate.text.Evidence;
import dev.tidegate.text.Fingerprint;
import dev.tidegate.text.Fold;
import dev.tidegate.text.FoldedText;
import dev.tidegate.text.Likely;
import dev.tidegate.text.LinkNumbers;
import dev.tidegate.understanding.ComplaintWords;
import dev.tidegate.understanding.Concepts;
import dev.tidegate.understanding.ReadingModel;
import java.util.Map;
import java.util.Set;

/** Reads a text without knowing the merchant. Immutable, safe to share. */
public final class Comprehend {
  /** From this score on a text counts as a question. */
  public static final double QUESTION = 0.5;

  /** From this score on staff must look at a buyer's own case. */
  public static final double OWN_CASE = 0.5;

  /** Intents that are not fit for the room, with the reason of the verdict. */
  private static final Map<String, String> UNFIT = Map.of("abuse", "insult", "spam_ad", "ad");

  /** Intents of texts that ask nothing of the shop. */
  private static final Set<String> NO_MATTER =
      Set.of("abuse", "spam_ad", "contact_info", "chat", "praise", "greeting");

  private static final double SURE_OF_QUESTION = 0.9;
  private static final Verdict FIT = new Verdict(Verdict.Action.ALLOW, Verdict.NONE, 0, 0, 0);
  private static final float SURE_OF_UNFIT = 0.8f;

  /** An intent that is likelier than all others together. */
  private static final float SURE_OF_MATTER = 0.5f;

  private final ReadingModel model;
  private final Concepts concepts;
  private final SecondLook secondLook;

  private Comprehend(ReadingModel model, Concepts concepts) {
    this.model = model;
    this.concepts = concepts;
    this.secondLook = new SecondLook(model, concepts);
  }

  /** Reads with the model that the product ships. */
  public static Comprehend shipped() {
    return with(ReadingModel.shipped());
  }

  /** Reads with another model. */
  public static Comprehend with(ReadingModel model) {
    return new Comprehend(model, Concepts.shipped());
  }

  /** The same model with another lexicon. */
  public Comprehend with(Concepts lexicon) {
    return new Comprehend(model, lexicon);
  }

  /** Evidence of a text by the shipped model; never throws, linear in its length. */
  public static Evidence read(String text) {
    return shipped().of(text);
  }

  /** Evidence of a text; never throws, linear in its length. */
  public Evidence of(String text) {
    FoldedText traced = Fold.trace(text);
    String folded = traced.text();
    int[] features = features(folded);
    float[] intents = model.intents().probabilities(features);
    int intent = likeliest(intents);
    String core = Fold.skeleton(folded);
    double question = core.isEmpty() ? 0 : model.question().probabilities(features)[1];
    double person = model.person().probabilities(features)[1];
    String intentName = model.intents().classes().get(intent);
    boolean complaint = person >= OWN_CASE || SecondLook.COMPLAINING.contains(intentName);
    Verdict verdict = verdict(traced, text, complaint, question, intentName, intents[intent]);
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
        verdict.words(text),
        Likely.of(intents),
        Likely.of(model.scenes().probabilities(features)));
  }

  /**
   * The moderator's verdict, corrected where the reading is sure: of an insult or advertisement
   * that has none of their words, and of a real question that has some, which is answered, rude or
   * not.
   */
  private Verdict verdict(
      FoldedText folded,
      String text,
      boolean complaint,
      double question,
      String intent,
      float score) {
    Verdict verdict = Moderator.shipped().judge(folded, complaint);
    String reason = UNFIT.get(intent);
    boolean abuse = "insult".equals(reason) && score >= SURE_OF_MATTER;
    if (!verdict.isHit()) {
      boolean mayHide = !complaint && !ComplaintWords.in(folded.text());
      return reason != null && score >= SURE_OF_UNFIT && mayHide
          ? secondLook.at(
              new Verdict(Verdict.Action.HIDE, reason, score, 0, text.length()), folded, abuse)
          : verdict;
    }
    boolean realQuestion =
        question >= SURE_OF_QUESTION && score >= SURE_OF_MATTER && !NO_MATTER.contains(intent);
    if (realQuestion && UNFIT.containsValue(verdict.reason())) {
      return FIT;
    }
    return verdict.action() == Verdict.Action.HIDE
        ? secondLook.at(verdict, folded, abuse)
        : verdict;
  }

  private int[] features(String folded) {
    return model.features().places(concepts.features(folded));
  }

  /** The model that reads. */
  public ReadingModel model() {
    return model;
  }

  static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
