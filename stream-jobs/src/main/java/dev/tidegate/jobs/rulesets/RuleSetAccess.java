package dev.tidegate.jobs.rulesets;

import dev.tidegate.desk.RuleSets;

/** One user's hold on the rule sets. After {@link #close} the listener is no longer called. */
public interface RuleSetAccess extends RuleSets, AutoCloseable {
  @Override
  void close();
}
