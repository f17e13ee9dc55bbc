package dev.tidegate.desk;

import java.util.List;

/**
 * Which products the merchant has and by which words they are called: the index over {@link
 * ProductState}. Entries are in order of sku.
 *
 * @param version rises with every change, so that a compiled form can be cached by it
 */
public record CatalogState(long version, List<Entry> entries) {
  /** How one product is called; {@code link} is 0 when it has none. */
  public record Entry(String sku, int link, String name, List<String> aliases) {}

  public CatalogState {
    entries = List.copyOf(entries);
  }
}
