package dev.tidegate.text;

/** The merchant-free reading of a text: the stateless first stage of the reply job. */
public final class Comprehend {
  private Comprehend() {}

  /** Evidence of a text; never throws, linear in its length. */
  public static Evidence read(String text) {
    String folded = Fold.plain(text);
    double score = QuestionWords.score(folded);
    return new Evidence(
        folded,
        Fingerprint.of(Fold.skeleton(folded)),
        score >= QuestionWords.THRESHOLD,
        score,
        LinkNumbers.in(folded));
  }
}
