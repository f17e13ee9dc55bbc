package dev.tidegate.jobs;

/** Where a job without restored state begins to read the log. */
public enum StartOffsets {
  /** Nothing is left out: the only choice for a job that answers. */
  EARLIEST,
  /** Only what comes from now on: for benchmarks. */
  LATEST
}
