package dev.tidegate.ruleset;

import dev.tidegate.event.Require;
import org.jspecify.annotations.Nullable;

/**
 * Which size of a product fits a body, or a foot; rows may overlap. Height in cm, weight in jin
 * (500 g), length of the foot in mm.
 *
 * @param footLengthMinMm null in a chart for bodies, else all of height and weight are 0
 */
public record SizeRow(
    String sku,
    String size,
    int heightMinCm,
    int heightMaxCm,
    int weightMinJin,
    int weightMaxJin,
    @Nullable Integer footLengthMinMm,
    @Nullable Integer footLengthMaxMm) {
  public SizeRow {
    Require.text(sku, "sku");
    Require.text(size, "size");
  }

  /** A row of a chart for bodies. */
  public static SizeRow ofBody(
      String sku, String size, int heightMinCm, int heightMaxCm, int weightMin, int weightMax) {
    return new SizeRow(sku, size, heightMinCm, heightMaxCm, weightMin, weightMax, null, null);
  }

  /** A row of a chart for feet. */
  public static SizeRow ofFoot(String sku, String size, int minMm, int maxMm) {
    return new SizeRow(sku, size, 0, 0, 0, 0, minMm, maxMm);
  }
}
