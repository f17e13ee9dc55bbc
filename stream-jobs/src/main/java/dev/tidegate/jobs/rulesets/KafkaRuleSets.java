package dev.tidegate.jobs.rulesets;

/** Rule sets of {@code tidegate.rulesets}, from the store that all tasks of the JVM share. */
public record KafkaRuleSets(String bootstrap, int partitions) implements RuleSetSource {
  private static final long serialVersionUID = 1L;

  @Override
  public RuleSetAccess open(RuleSetListener listener) {
    return RuleSetStore.acquire(bootstrap, partitions, listener);
  }
}
