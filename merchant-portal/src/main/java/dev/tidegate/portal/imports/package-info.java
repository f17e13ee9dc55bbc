/** Import of a shop's CSV files: all of it or nothing. */
@NullMarked
package dev.tidegate.portal.imports;

import org.jspecify.annotations.NullMarked;
