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
 */
public record Evidence(
    String folded,
    long fingerprint,
    boolean question,
    double questionScore,
    List<Integer> linkNumbers) {}
