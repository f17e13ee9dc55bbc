package dev.tidegate.desk;

import dev.tidegate.event.Product;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a product's fields are written in a text. The desk renders with it and delivery compares with
 * it, so that "the value changed" means the same to both.
 */
public final class ProductFacts {
  private static final long FEN_PER_YUAN = 100;

  private ProductFacts() {}

  /**
   * The value of {@code price}, {@code list_price}, {@code link}, {@code name} or {@code stock} as
   * it stands in a text; null when the product has no such value or the field is another one.
   */
  public static @Nullable String value(Product product, String field) {
    return switch (field) {
      case "price" -> yuan(product.priceFen());
      case "list_price" -> product.listPriceFen() == null ? null : yuan(product.listPriceFen());
      case "link" -> product.link() == null ? null : Objects.toString(product.link());
      case "name" -> product.name();
      case "stock" -> Integer.toString(product.stock());
      default -> null;
    };
  }

  /** Fen as yuan: whole yuan without decimals, else two of them. */
  private static String yuan(long fen) {
    long rest = fen % FEN_PER_YUAN;
    String whole = Long.toString(fen / FEN_PER_YUAN);
    if (rest == 0) {
      return whole;
    }
    return whole + "." + (rest < 10 ? "0" : "") + rest;
  }
}
