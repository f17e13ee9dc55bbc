/** The merchant's products: each change raises the version and goes to the log. */
@NullMarked
package dev.tidegate.portal.product;

import org.jspecify.annotations.NullMarked;
