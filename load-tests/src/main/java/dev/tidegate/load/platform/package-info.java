/** Fake platforms: the other side of Tidegate's edges, with ledgers of their own to judge by. */
@NullMarked
package dev.tidegate.load.platform;

import org.jspecify.annotations.NullMarked;
