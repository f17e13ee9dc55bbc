package dev.tidegate.standalone.supervisor;

/** What a supervised job does. */
public enum JobState {
  /** Being submitted or restored, also after a failure. */
  STARTING,
  /** All tasks run. */
  RUNNING,
  /** Ended without being asked; waits before the next start. */
  PAUSING,
  /** Asked to stop. */
  STOPPING,
  /** Stopped for good. */
  STOPPED
}
