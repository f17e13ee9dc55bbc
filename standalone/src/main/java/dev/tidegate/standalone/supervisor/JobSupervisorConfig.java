package dev.tidegate.standalone.supervisor;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the supervisor and its cluster.
 *
 * @param checkpoints one folder per job, with its checkpoints and savepoint
 * @param temp for Flink's own files; emptied at the start
 * @param slots how many subtasks of one operator can run
 * @param firstPause before the first start after a failure
 * @param longestPause the pause doubles with every failure up to this
 */
public record JobSupervisorConfig(
    Path checkpoints, Path temp, int slots, Duration firstPause, Duration longestPause) {

  public JobSupervisorConfig {
    checkpoints = checkpoints.toAbsolutePath().normalize();
    temp = temp.toAbsolutePath().normalize();
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be positive, was " + slots);
    }
    if (firstPause.isNegative() || firstPause.isZero()) {
      throw new IllegalArgumentException("firstPause must be positive, was " + firstPause);
    }
    if (longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "longestPause must not be below firstPause, was " + longestPause);
    }
  }

  /** The settings that {@code up} uses. */
  public static JobSupervisorConfig of(Path checkpoints, Path temp, int slots) {
    return new JobSupervisorConfig(
        checkpoints, temp, slots, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  /** The pause before the next start after so many failures in a row. */
  Duration pauseAfter(int failures) {
    Duration pause = firstPause;
    for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
