package dev.tidegate.jobs.desk;

/**
 * Which sequence numbers of a merchant are parked: {@code head} to {@code tail - 1}.
 *
 * @param sinceMs wall clock when the first of them was parked; for the alarm only
 */
public record ParkedQueue(long head, long tail, long sinceMs) {}
