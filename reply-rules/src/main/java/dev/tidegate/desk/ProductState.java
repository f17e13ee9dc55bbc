package dev.tidegate.desk;

import dev.tidegate.event.Product;

/**
 * The newest data of a product; a removed product stays, so that an older version cannot return.
 */
public record ProductState(Product product) {}
