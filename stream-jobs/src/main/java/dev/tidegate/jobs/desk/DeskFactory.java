package dev.tidegate.jobs.desk;

import dev.tidegate.desk.RuleSets;
import java.io.Serializable;

/** Makes the desk on the task manager; travels with the job. */
@FunctionalInterface
interface DeskFactory extends Serializable {
  DeskFunction create(RuleSets ruleSets);
}
