package dev.tidegate.event;

/** The merchant's product as it is from this record on; a version that is not higher is ignored. */
public record ProductChanged(String merchant, Product product) implements LogRecord {
  public ProductChanged {
    Require.text(merchant, "merchant");
    Require.present(product, "product");
  }
}
