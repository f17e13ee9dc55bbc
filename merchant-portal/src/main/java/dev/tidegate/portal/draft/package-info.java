/** The draft of a merchant's rule set and its publishing. */
@NullMarked
package dev.tidegate.portal.draft;

import org.jspecify.annotations.NullMarked;
