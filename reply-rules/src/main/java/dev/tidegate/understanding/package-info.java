/**
 * What a text asks and about which product, from folded text and the merchant's catalogue. Pure
 * functions.
 */
@NullMarked
package dev.tidegate.understanding;

import org.jspecify.annotations.NullMarked;
