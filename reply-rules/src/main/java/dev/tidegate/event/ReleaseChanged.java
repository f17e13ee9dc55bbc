package dev.tidegate.event;

/**
 * From this record on, rule set {@code stable} is in force for the merchant.
 *
 * @param number rises with every release; the desk ignores a number that is not higher than its own
 * @param stable version of the rule set, whose body is on {@code tidegate.rulesets}
 */
public record ReleaseChanged(String merchant, long number, long stable) implements LogRecord {
  public ReleaseChanged {
    Require.text(merchant, "merchant");
    Require.notNegative(number, "number");
    Require.notNegative(stable, "stable");
  }
}
