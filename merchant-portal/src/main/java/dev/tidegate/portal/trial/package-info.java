/** Try a sentence: the real desk in memory. */
@NullMarked
package dev.tidegate.portal.trial;

import org.jspecify.annotations.NullMarked;
