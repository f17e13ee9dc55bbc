package dev.tidegate.event;

/** Time has passed: carries no meaning of its own, may repeat, and is not counted. */
public record Tick(String merchant) implements LogRecord {
  public Tick {
    Require.text(merchant, "merchant");
  }
}
