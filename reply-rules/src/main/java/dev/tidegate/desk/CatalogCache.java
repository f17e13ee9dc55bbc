package dev.tidegate.desk;

import dev.tidegate.event.Product;
import dev.tidegate.understanding.ProductMention;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiled catalogues of the merchants decided last. A pure function of the state, so losing an
 * entry costs time and changes nothing. One thread, like the desk.
 */
final class CatalogCache {
  private static final int MERCHANTS = 256;

  private final Newest<Compiled> newest = new Newest<>(MERCHANTS);

  /** A catalogue made ready for matching. */
  record Compiled(CatalogState source, ProductMention words) {}

  // The same object needs no comparison: this runs for every comment.
  @SuppressWarnings("ReferenceEquality")
  Compiled of(String merchant, DeskState state) {
    CatalogState catalog = state.get(StateKind.CATALOG, Catalog.INDEX);
    CatalogState source = catalog == null ? new CatalogState(0, List.of()) : catalog;
    Compiled known = newest.get(merchant);
    if (known != null && known.source() == source) {
      return known;
    }
    // A snapshot of the state gives an equal copy: then the compiled form is kept under the copy.
    Compiled compiled =
        known != null && known.source().equals(source)
            ? new Compiled(source, known.words())
            : compile(source, state);
    newest.put(merchant, compiled);
    return compiled;
  }

  /** Words, prices and the like come from the products as they are at this version of the index. */
  private static Compiled compile(CatalogState catalog, DeskState state) {
    List<ProductMention.Item> items = new ArrayList<>();
    for (CatalogState.Entry entry : catalog.entries()) {
      Product product = Catalog.product(state, entry.sku());
      if (product != null) {
        items.add(ProductMention.Item.of(product));
      }
    }
    return new Compiled(catalog, ProductMention.compile(items));
  }
}
