package dev.tidegate.jobs.rulesets;

/** Hears what happens to rule sets, on the store's thread: must hand over and return at once. */
public interface RuleSetListener {
  /** A body of the merchant is there that was not there before. */
  void arrived(String merchant);

  /** No more bodies will come: whoever waits for one must fail. */
  void failed(Throwable cause);
}
