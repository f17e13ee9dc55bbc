/**
 * The demo: a merchant, a shop that ships with the product, and its recorded show replayed over
 * HTTP with real signatures.
 */
@NullMarked
package dev.tidegate.standalone.demo;

import org.jspecify.annotations.NullMarked;
