package dev.tidegate.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desk remembers of a buyer.
 *
 * @param answers the last few answers that this buyer was given, newest first
 * @param sku the product that the buyer last spoke about, null when none
 * @param skuAtMs when, by desk time
 */
public record BuyerState(List<Given> answers, @Nullable String sku, long skuAtMs) {
  /** An answer that was given, named by rule or FAQ entry and product, and when by desk time. */
  public record Given(String answer, long atMs) {}

  public BuyerState {
    answers = List.copyOf(answers);
  }
}
