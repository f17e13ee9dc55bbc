package dev.tidegate.understanding;

/** How furious a buyer's line is, by the mood that {@link EscalationModel} has learned. */
public final class Anger {
  private Anger() {}

  /** The probability, 0 to 1, that who wrote this is furious; 0 for a text without words. */
  public static double of(String text) {
    String folded = TalkSigns.folded(text);
    return folded.isEmpty()
        ? 0
        : EscalationModel.shipped().mood().probabilities(TextFeatures.of(folded))[0];
  }
}
