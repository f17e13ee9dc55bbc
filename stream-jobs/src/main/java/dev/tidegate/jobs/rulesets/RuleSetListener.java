package dev.tidegate.jobs.rulesets;

/** Hears what happens to rule sets, on a thread of the store: must hand over and return at once. */
public interface RuleSetListener {
  /** A rule set of the merchant may be found that was not found before. */
  void arrived(String merchant);

  /** No more bodies will come: whoever waits for one must fail. */
  void failed(Throwable cause);
}
