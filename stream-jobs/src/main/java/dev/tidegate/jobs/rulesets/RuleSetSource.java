package dev.tidegate.jobs.rulesets;

import java.io.Serializable;

/** From where operators get rule sets: travels with the job, opened on each task manager. */
public interface RuleSetSource extends Serializable {
  /** Starts using rule sets; close what is returned. Does not wait for any body. */
  RuleSetAccess open(RuleSetListener listener);
}
