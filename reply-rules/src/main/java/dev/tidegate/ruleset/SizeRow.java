package dev.tidegate.ruleset;

import dev.tidegate.event.Require;

/** Which size of a product fits a body; rows may overlap. Height in cm, weight in jin (500 g). */
public record SizeRow(
    String sku, String size, int heightMinCm, int heightMaxCm, int weightMinJin, int weightMaxJin) {
  public SizeRow {
    Require.text(sku, "sku");
    Require.text(size, "size");
  }
}
