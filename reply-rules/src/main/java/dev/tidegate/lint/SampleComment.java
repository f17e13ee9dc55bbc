package dev.tidegate.lint;

/**
 * A comment that was really said.
 *
 * @param line in the file it came from, from 1
 * @param intent as labelled, for example {@code praise}; empty when nobody labelled it
 */
public record SampleComment(long line, String text, String intent) {}
