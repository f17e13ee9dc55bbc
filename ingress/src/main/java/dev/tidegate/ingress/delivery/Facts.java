package dev.tidegate.ingress.delivery;

import dev.tidegate.desk.ProductFacts;
import dev.tidegate.event.Action;
import dev.tidegate.event.Product;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether what a text claims about products still holds. Pure. */
final class Facts {
  private Facts() {}

  /**
   * Why the action may not be sent any more, null when it may. A fact is stale only if a higher
   * version of its sku with another value is known, or its time is over; an older or unknown
   * product proves nothing.
   *
   * @param products the newest product by {@code merchant/sku}, null when unknown
   */
  static @Nullable String staleReason(
      Action action, Function<String, @Nullable Product> products, long nowMs) {
    for (Action.Fact fact : action.facts()) {
      if (nowMs > fact.goodUntilMs()) {
        return "fact_too_old";
      }
      Product product = products.apply(action.merchant() + "/" + fact.sku());
      if (product != null && product.version() > fact.version()) {
        if (product.removed()) {
          return "product_removed";
        }
        if (!Objects.equals(ProductFacts.value(product, fact.field()), fact.value())) {
          return "fact_changed";
        }
      }
    }
    return null;
  }
}
