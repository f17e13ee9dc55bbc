package dev.tidegate.desk;

import dev.tidegate.event.Decision.Disposition;
import dev.tidegate.event.Product;
import dev.tidegate.event.ProductChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The merchant's products in the desk's state, and the index by which they are called. */
final class Catalog {
  static final String INDEX = "";

  private Catalog() {}

  /** Applies a change; a version that is not higher is ignored. */
  static Ruling apply(Turn turn, ProductChanged change) {
    Product product = change.product();
    String version = Long.toString(product.version());
    ProductState known = turn.state().get(StateKind.PRODUCT, product.sku());
    if (known != null && known.product().version() >= product.version()) {
      turn.because("product_ignored", "sku", product.sku(), "version", version);
      return Ruling.of(Disposition.IGNORED, "older_version");
    }
    turn.state().put(StateKind.PRODUCT, product.sku(), new ProductState(product));
    reindex(turn.state(), product);
    turn.because("product_applied", "sku", product.sku(), "version", version);
    return Ruling.of(Disposition.APPLIED, "product_changed");
  }

  /**
   * The product as it is now, null when it is unknown or was removed; nothing is left of one that
   * the host marked as sold out.
   */
  static @Nullable Product product(DeskState state, String sku) {
    ProductState known = state.get(StateKind.PRODUCT, sku);
    return known == null || known.product().removed() ? null : SoldOut.seen(state, known.product());
  }

  /** The sku of a link number, null unless exactly one product has it. */
  static @Nullable String skuOfLink(DeskState state, int link) {
    CatalogState catalog = state.get(StateKind.CATALOG, INDEX);
    List<String> skus =
        catalog == null
            ? List.of()
            : catalog.entries().stream()
                .filter(entry -> entry.link() == link)
                .map(CatalogState.Entry::sku)
                .toList();
    return skus.size() == 1 ? skus.get(0) : null;
  }

  private static void reindex(DeskState state, Product product) {
    CatalogState before = state.get(StateKind.CATALOG, INDEX);
    List<CatalogState.Entry> entries =
        new ArrayList<>(before == null ? List.of() : before.entries());
    entries.removeIf(entry -> entry.sku().equals(product.sku()));
    if (!product.removed()) {
      entries.add(
          new CatalogState.Entry(
              product.sku(),
              product.link() == null ? 0 : product.link(),
              product.name(),
              product.aliases()));
    }
    entries.sort(Comparator.comparing(CatalogState.Entry::sku));
    long version = before == null ? 1 : before.version() + 1;
    state.put(StateKind.CATALOG, INDEX, new CatalogState(version, entries));
  }
}
