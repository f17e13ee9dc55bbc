package dev.tidegate.ruleset;

import dev.tidegate.event.InvalidFieldException;

/**
 * How the desk behaves for a merchant. Times are desk time, milliseconds.
 *
 * @param faqThreshold score in 0 to 1 that an FAQ entry needs to answer by itself
 * @param coolDownMs within it a buyer is not told the same answer again
 * @param questionExpiryMs after it a question that nobody answered is closed as expired
 * @param actionExpiryMs after it an unsent reply is no longer sent
 * @param factAgeMs how long a product's fact may be claimed after it was rendered
 */
public record Policy(
    double faqThreshold,
    long coolDownMs,
    long questionExpiryMs,
    long actionExpiryMs,
    long factAgeMs) {

  public Policy {
    if (!(faqThreshold >= 0 && faqThreshold <= 1)) {
      throw new InvalidFieldException("policy.faqThreshold", "must be 0 to 1, was " + faqThreshold);
    }
    positive(coolDownMs, "policy.coolDownMs");
    positive(questionExpiryMs, "policy.questionExpiryMs");
    positive(actionExpiryMs, "policy.actionExpiryMs");
    positive(factAgeMs, "policy.factAgeMs");
    if (actionExpiryMs > questionExpiryMs) {
      throw new InvalidFieldException(
          "policy.actionExpiryMs",
          "must not be longer than questionExpiryMs, was " + actionExpiryMs);
    }
  }

  /** What a merchant has who changed nothing. */
  public static Policy defaults() {
    return new Policy(0.6, 60_000, 600_000, 60_000, 600_000);
  }

  private static void positive(long value, String field) {
    if (value <= 0) {
      throw new InvalidFieldException(field, "must be positive, was " + value);
    }
  }
}
