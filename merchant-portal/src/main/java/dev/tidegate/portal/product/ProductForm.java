package dev.tidegate.portal.product;

import dev.tidegate.event.Product;
import dev.tidegate.event.Require;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product as a person edits it: without its version. */
record ProductForm(
    @Nullable String sku,
    @Nullable Integer link,
    String name,
    @Nullable List<String> aliases,
    Long priceFen,
    @Nullable Long listPriceFen,
    @Nullable String currency,
    Integer stock,
    @Nullable List<String> sizes,
    @Nullable List<String> colors,
    @Nullable String notes) {

  ProductForm {
    Require.text(name, "name");
    Require.notNegative(Require.present(priceFen, "priceFen"), "priceFen");
    Require.notNegative(Require.present(stock, "stock"), "stock");
    if (listPriceFen != null) {
      Require.notNegative(listPriceFen, "listPriceFen");
    }
    if (link != null) {
      Require.notNegative(link, "link");
    }
  }

  /** With version 0: the store counts up. */
  Product product(String newSku, String merchantCurrency) {
    return new Product(
        newSku,
        0,
        link,
        name.strip(),
        list(aliases),
        priceFen,
        listPriceFen,
        Objects.requireNonNullElse(currency, merchantCurrency),
        stock,
        list(sizes),
        list(colors),
        Objects.requireNonNullElse(notes, ""),
        false);
  }

  private static List<String> list(@Nullable List<String> given) {
    return given == null
        ? List.of()
        : given.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }
}
