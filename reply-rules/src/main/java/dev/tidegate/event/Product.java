package dev.tidegate.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of a merchant.
 *
 * @param version rises with every change of this sku
 * @param link number of the link in the room ("3号链接"), null when it is not on the list
 * @param listPriceFen price before the show's discount, null when there is none
 * @param currency ISO 4217
 * @param stock pieces left; 0 = sold out
 * @param removed true when the merchant took the product away: it no longer resolves
 */
public record Product(
    String sku,
    long version,
    @Nullable Integer link,
    String name,
    List<String> aliases,
    long priceFen,
    @Nullable Long listPriceFen,
    String currency,
    int stock,
    List<String> sizes,
    List<String> colors,
    String notes,
    boolean removed) {
  public Product {
    Require.text(sku, "sku");
    Require.text(name, "name");
    Require.notNegative(version, "version");
    Require.notNegative(priceFen, "priceFen");
    Require.notNegative(stock, "stock");
    Require.text(currency, "currency");
    aliases = List.copyOf(Require.present(aliases, "aliases"));
    sizes = List.copyOf(Require.present(sizes, "sizes"));
    colors = List.copyOf(Require.present(colors, "colors"));
    Require.present(notes, "notes");
  }
}
