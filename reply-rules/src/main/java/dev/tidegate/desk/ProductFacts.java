package dev.tidegate.desk;

import dev.tidegate.event.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text may claim about a product, each fact in the one form in which it is written. */
public final class ProductFacts {
  /** Names of the fields that a placeholder {@code {product.<field>}} may use. */
  public static final List<String> FIELDS = List.of("price", "list_price", "link", "name", "stock");

  private static final String TOTAL = "total_";

  private ProductFacts() {}

  /**
   * The field as it stands in a text, null when the product has no such field. Money is in yuan:
   * without decimals when whole, else with two.
   */
  public static @Nullable String value(Product product, String field) {
    return switch (field) {
      case "price" -> yuan(product.priceFen());
      case "list_price" -> product.listPriceFen() == null ? null : yuan(product.listPriceFen());
      case "link" -> product.link() == null ? null : product.link().toString();
      case "name" -> product.name();
      case "stock" -> Integer.toString(product.stock());
      case "sizes" -> listed(product.sizes());
      case "colors" -> listed(product.colors());
      default -> field.startsWith(TOTAL) ? total(product, field) : note(product, field);
    };
  }

  private static @Nullable String listed(List<String> values) {
    return values.isEmpty() ? null : String.join(" / ", values);
  }

  /** {@code total_3} is the price of three pieces; null when that is no number of pieces. */
  private static @Nullable String total(Product product, String field) {
    String pieces = field.substring(TOTAL.length());
    return pieces.matches("[1-9]\\d{0,3}")
        ? yuan(Long.parseLong(pieces) * product.priceFen())
        : null;
  }

  /** {@code note_a} is the first segment of the notes. */
  private static @Nullable String note(Product product, String field) {
    if (!field.startsWith("note_") || field.length() != 6) {
      return null;
    }
    int index = field.charAt(5) - 'a';
    List<String> segments = NoteAnswers.segments(product);
    return index >= 0 && index < segments.size() ? segments.get(index) : null;
  }

  private static String yuan(long fen) {
    return fen % 100 == 0
        ? Long.toString(fen / 100)
        : fen / 100 + "." + (fen % 100 < 10 ? "0" : "") + fen % 100;
  }
}
