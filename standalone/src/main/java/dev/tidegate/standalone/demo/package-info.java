/** The demo: a shop that ships with the product, and its recorded show replayed over HTTP. */
@NullMarked
package dev.tidegate.standalone.demo;

import org.jspecify.annotations.NullMarked;
