package dev.tidegate.desk;

/**
 * Which pages of a cluster's waiting questions there are.
 *
 * @param first number of the first page that is kept
 * @param next number of the page after the last
 */
public record WaitingIndexState(int first, int next) {}
