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
    List<Integer> intents,
    List<Integer> scenes) {}
