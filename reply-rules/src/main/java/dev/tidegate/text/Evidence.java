package dev.tidegate.text;

import java.util.List;

/**
 * What can be said about a text without knowing the merchant. Travels between Flink operators, so
 * it is a public record of JDK types.
 *
 * @param folded the text as rules are matched on it
 * @param fingerprint equal for texts that are equal after folding; names the cluster
 * @param question whether the text asks something
 * @param questionScore 0 to 1
 * @param linkNumbers link numbers that the text names ("3号链接"), in order of appearance
 * @param intent the likeliest of the 28 intents, by its name, for example {@code shipping_fee}
 * @param intentScore its probability, 0 to 1
 * @param sentiment {@code neg}, {@code neu} or {@code pos}: the mood of the words
 * @param personScore probability, 0 to 1, that staff must look at this buyer's own case
 * @param verdict whether it may stay where all can read it: {@code ALLOW}, {@code MASK}, {@code
 *     HOLD} (a person decides) or {@code HIDE}; a complaint is never HIDE
 * @param verdictReason for example {@code ad}, {@code insult}, {@code contact}; {@code none} with
 *     ALLOW
 * @param verdictScore how sure the verdict is, 0 to 1
 * @param verdictWords the part of the original text that the verdict is about, with " = " and the
 *     listed word when it is that word in disguise; empty with ALLOW
 * @param intents probabilities of the intents, as {@link Likely} packs them
 * @param scenes probabilities of the matters that buyers ask about, as {@link Likely} packs them
 */
public record Evidence(
    String folded,
    long fingerprint,
    boolean question,
    double questionScore,
    List<Integer> linkNumbers,
    String intent,
    double intentScore,
    String sentiment,
    double personScore,
    String verdict,
    String verdictReason,
    double verdictScore,
    String verdictWords,
    List<Integer> intents,
    List<Integer> scenes) {

  /** Whether it may not stay where all can read it before a person has seen it. */
  public boolean unfit() {
    return verdict.equals("HIDE") || verdict.equals("HOLD");
  }
}
